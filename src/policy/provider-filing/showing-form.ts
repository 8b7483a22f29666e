import { z } from 'zod';
import { id, paragraph } from '../form-parts.ts';
import type { FileId } from '../ids.ts';

/** 应用中公示备案信息: where in the app the filing is shown, and a picture of it (PF-8). */
export const filingShowing = z.strictObject({ where: paragraph(200), screenshot: id<FileId>() }).partial();
export type FilingShowing = z.infer<typeof filingShowing>;
