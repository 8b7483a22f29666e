import { z } from 'zod';
import { paragraph, yesOrNo } from '../form-parts.ts';

/** 无应用声明: one answer is all that is asked. */
export const noUseDeclarationDraft = z.strictObject({ noAppUsed: yesOrNo, note: paragraph(500) }).partial();
export type NoUseDeclarationForm = z.infer<typeof noUseDeclarationDraft>;
