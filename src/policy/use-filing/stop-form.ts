import { z } from 'zod';
import { day, id, oneOf, paragraph } from '../form-parts.ts';
import type { RegisterAppId } from '../ids.ts';

export const STOP_REASONS = {
  'no-longer-needed': '不再需要',
  replaced: '更换为其他应用',
  'provider-filing-ended': '提供者备案已暂停、撤销或注销',
  'problem-found': '检查或投诉发现问题',
  other: '其他原因',
} as const;

/** 停用: the unit says that it no longer uses an app (M 20; after a flag, UF-9). */
export const useStopDraft = z
  .strictObject({
    stoppedOn: day,
    reason: oneOf(STOP_REASONS),
    explanation: paragraph(500),
    replacedBy: id<RegisterAppId>(),
  })
  .partial();
export type UseStopForm = z.infer<typeof useStopDraft>;
