import { z } from 'zod';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../policy/organisations/kinds.ts';

export const tags = ['身份'];

const ORGANISATION_KIND_NAMES = Object.keys(ORGANISATION_KINDS) as OrganisationKind[];

export const key = z.number().int().positive();

export const loginName = z
  .string()
  .max(200)
  .normalize('NFC')
  .min(2)
  .max(50)
  .regex(/^[\p{L}\p{N}._@-]+$/u, '账号名只能包含文字、数字和 . _ @ -');

export const password = z.string().max(200);

export const role = z.enum([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'officer',
  'clerk',
]);

const toDo = z
  .array(z.enum(['change-password', 'enrol-second-factor']))
  .readonly()
  .meta({ description: 'What has to be done before anything else may be.' });

export const session = z.object({ token: z.string(), expiresAt: z.iso.datetime(), toDo });

export const challenge = z.object({ challenge: z.string(), expiresAt: z.iso.datetime() });

/** Six digits, or a recovery code however it is typed. */
export const secondFactorCode = z.string().min(6).max(40);

export const ownSessions = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      current: z.boolean(),
      createdAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
});

export const secondFactorState = z.object({
  enrolledAt: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.number(),
});

export const enrolment = z.object({ secret: z.string(), uri: z.string() });

export const recoveryCodes = z.object({
  recoveryCodes: z
    .array(z.string())
    .nullable()
    .meta({ description: 'Told once: null when the request is repeated.' }),
});

export const whoAmIView = z
  .object({
    accountId: z.number(),
    loginName: z.string(),
    expiresAt: z.iso.datetime(),
    toDo,
    memberships: z
      .array(
        z.object({
          organisationId: z.number(),
          organisationName: z.string(),
          organisationKind: z.enum(ORGANISATION_KIND_NAMES),
          role,
          level: z.enum(['ministry', 'province', 'city', 'county']).nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'WhoAmI' });

export const link = z.object({ linkToken: z.string(), expiresAt: z.iso.datetime() });

export const createdAccount = z.object({ accountId: z.number(), ...link.shape });

export const accountQuery = z.object({
  organisationId: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
});

export const accountPage = z.object({
  items: z.array(
    z.object({
      accountId: z.number(),
      loginName: z.string(),
      activated: z.boolean(),
      locked: z.boolean(),
      disabled: z.boolean(),
      memberships: z
        .array(
          z.object({
            membershipId: z.number(),
            organisation: z.object({ id: z.number(), name: z.string() }),
            role,
            since: z.iso.datetime(),
          }),
        )
        .readonly(),
    }),
  ),
  next: z.string().nullable(),
});
