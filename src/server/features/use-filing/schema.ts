import { z } from 'zod';
import { filingParts } from '../../cases/filing-schema.ts';
import { caseView, party } from '../../cases/schema.ts';

export const purpose = z.enum(['first', 'amendment', 'stop', 'no-use']);

export const filingView = z
  .object({
    ...caseView.shape,
    purpose,
    filedBy: party,
    app: z.object({ id: z.number(), number: z.string().nullable(), name: z.string() }).nullable(),
    useId: z.number().nullable(),
    ...filingParts,
  })
  .meta({
    id: 'UseFiling',
    description: 'form: the draft for whoever may file, the last submission for others, people masked.',
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
