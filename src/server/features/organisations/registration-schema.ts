import { z } from 'zod';
import { line, oneOf } from '../../../policy/form-parts.ts';
import { ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';

/** Name and code are judged in full by the rules, which cite what they rest on. */
export const selfRegistration = z.strictObject({
  name: line(200),
  kind: oneOf(ORGANISATION_KINDS),
  creditCode: line(64),
});

export const defect = z.object({
  field: z.string().optional(),
  message: z.string(),
  remedy: z.string().optional(),
  rule: z.string().optional(),
  ref: z.string().optional(),
  source: z.string().optional(),
});

export const registrationQuery = z.strictObject({
  verified: z.enum(['true', 'false']).optional(),
  cursor: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const registrationPage = z.object({
  items: z.array(
    z.object({
      organisationId: z.number(),
      name: z.string(),
      kind: oneOf(ORGANISATION_KINDS),
      creditCode: z.string(),
      registeredAt: z.iso.datetime(),
      verifiedAt: z.iso.datetime().nullable(),
      verifiedBy: z.object({ id: z.number(), name: z.string() }).nullable(),
      basis: z.string().nullable(),
      warnings: z.array(defect),
    }),
  ),
  next: z.number().nullable(),
});
