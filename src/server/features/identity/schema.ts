import { z } from 'zod';

export const loginName = z
  .string()
  .min(2)
  .max(50)
  .regex(/^[\p{L}\p{N}._@-]+$/u, '账号名只能包含文字、数字和 . _ @ -');

export const role = z.enum([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'officer',
  'clerk',
]);

export const session = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

export const whoAmI = z.object({
  accountId: z.number(),
  memberships: z
    .array(z.object({ organisationId: z.number(), role, level: z.string().nullable() }))
    .readonly(),
});
