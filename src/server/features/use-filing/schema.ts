import { z } from 'zod';
import { caseView, party } from '../../cases/schema.ts';

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

export const purpose = z.enum(['first', 'amendment', 'stop', 'no-use']);

export const filingView = z
  .object({
    ...caseView.shape,
    purpose,
    filedBy: party,
    app: z.object({ id: z.number(), number: z.string().nullable(), name: z.string() }).nullable(),
    useId: z.number().nullable(),
    revision: z.number(),
    draftVersion: z.number(),
    form: z.unknown(),
    files: z.array(z.object({ id: z.number(), name: z.string(), size: z.number(), mediaType: z.string() })),
    returnReasons: z.array(
      z.object({ revision: z.number(), field: z.string().nullable(), reason: z.string() }),
    ),
    availableActions: z.array(z.object({ action: z.string(), title: z.string() })),
  })
  .meta({
    id: 'UseFiling',
    description: 'form: the draft for whoever may file, the last submission for others, people masked.',
  });

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

export const versioned = z.strictObject({ version: z.number().int().positive() });

const words = z.string().trim().min(2, '请用文字说明原因').max(500, '最多 500 个字');

export const withReason = z.strictObject({ version: z.number().int().positive(), reason: words });

export const returnBody = z.strictObject({
  version: z.number().int().positive(),
  reasons: z
    .array(z.strictObject({ field: z.string().max(100).optional(), reason: words }))
    .min(1, '请至少写明一项需要补充的内容')
    .max(50, '一次最多 50 项'),
});

const caseId = z.number().int().positive();

/** Which filings: by id and version, or by filter with the number that the officer saw. */
export const selection = z.union([
  z.strictObject({
    items: z
      .array(z.strictObject({ id: caseId, version: z.number().int().positive() }))
      .min(1)
      .max(50_000),
  }),
  z.strictObject({
    filter: z.strictObject({
      kind: z.enum(['use-filing', 'use-stop', 'no-use-declaration']).optional(),
      ownerId: z.number().int().positive().optional(),
      submittedBefore: z.iso.datetime().optional(),
    }),
    exclude: z.array(caseId).max(10_000).default([]),
    expectedCount: z.number().int().positive(),
  }),
]);
export type Selection = z.infer<typeof selection>;

export const batchAnswer = z.object({ confirmed: z.number() });
export const jobAnswer = z.object({ jobId: z.number(), progress: z.string() });
