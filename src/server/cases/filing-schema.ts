import { z } from 'zod';

/** What every kind of filing has in common over HTTP. */

export const violation = z
  .object({
    field: z.string().optional(),
    message: z.string(),
    remedy: z.string(),
    rule: z.string(),
    ref: z.string(),
    source: z.string(),
  })
  .meta({ id: 'Violation' });

export const verdict = z.object({ violations: z.array(violation), warnings: z.array(violation) });

export const receipt = z
  .object({
    id: z.number(),
    receipt: z.string(),
    state: z.string(),
    stateTitle: z.string(),
    version: z.number(),
    submittedOn: z.string().optional(),
    dueOn: z.string().nullable(),
    next: z.string(),
    warnings: z.array(violation),
  })
  .meta({ id: 'Receipt', description: 'What happened, and what happens next by when.' });

/** What the views of every kind of filing show beside the case. */
export const filingParts = {
  revision: z.number(),
  draftVersion: z.number(),
  form: z.unknown(),
  files: z.array(z.object({ id: z.number(), name: z.string(), size: z.number(), mediaType: z.string() })),
  returnReasons: z.array(
    z.object({ revision: z.number(), field: z.string().nullable(), reason: z.string() }),
  ),
  availableActions: z.array(z.object({ action: z.string(), title: z.string() })),
};

export const version = z.number().int().positive();

export const versioned = z.strictObject({ version });

const words = z.string().trim().min(2, '请用文字说明原因').max(500, '最多 500 个字');

export const withReason = z.strictObject({ version, reason: words });

export const reasonList = z
  .array(z.strictObject({ field: z.string().max(100).optional(), reason: words }))
  .min(1, '请至少写明一项需要补充的内容')
  .max(50, '一次最多 50 项');

export const returnBody = z.strictObject({ version, reasons: reasonList });
