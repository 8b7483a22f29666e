import { z } from 'zod';
import { key, role } from './schema.ts';

const kinds = z
  .array(z.enum(['authority', 'subordinate-unit', 'school', 'provider', 'platform-operator', 'app-store']))
  .min(1)
  .max(6);
const again = z.boolean().optional().meta({
  description: 'true: new codes for accounts that were never activated, in place of the earlier ones.',
});

const named = z.strictObject({ role, organisationIds: z.array(key).min(1).max(999), again });
export const below = z.strictObject({
  role,
  below: z.strictObject({ organisationId: key, kinds: kinds.optional() }),
  expectedCount: z.int().min(1).max(1_000_000),
  again,
});

/** For organisations named, or for all below one that have no such account yet. */
export const issuance = z.union([named, below]);

export const previewQuery = z.object({
  below: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  role,
  kind: z.enum(['authority', 'subordinate-unit', 'school']).optional(),
  again: z.enum(['true', 'false']).optional(),
});

export const slips = z.object({
  issued: z.number(),
  slips: z
    .array(
      z.object({
        accountId: z.number(),
        organisation: z.object({ id: z.number(), name: z.string() }),
        role,
        loginName: z.string(),
        code: z.string(),
        expiresAt: z.iso.datetime(),
      }),
    )
    .readonly()
    .nullable()
    .meta({ description: 'Told once: null when the request is repeated.' }),
});

export const issuanceJob = z.object({
  jobId: z.number(),
  progress: z.string(),
  sheet: z.string().meta({ description: 'Where the sheet can be fetched once the job is done, once.' }),
  sheetToken: z
    .string()
    .nullable()
    .meta({ description: 'Opens the sheet. Told once: null when the request is repeated.' }),
});

export const sheetToken = z.strictObject({ token: z.string().min(20).max(200) });

export const issuanceCount = z.object({ count: z.number() });
