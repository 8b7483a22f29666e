import { z } from 'zod';
import { day, line, manyOf, oneOf } from '../../../policy/form-parts.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { type LegalDay, startOf } from '../../../policy/legal-day.ts';
import { STAGES } from '../../../policy/option-lists.ts';
import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import { liaisonForm } from '../../../policy/organisations/liaison-form.ts';
import { profileForm } from '../../../policy/organisations/profile-form.ts';
import type { ChangeRequest } from './targets.ts';

const kind = oneOf(ORGANISATION_KINDS);
const level = oneOf(AUTHORITY_LEVELS);
const stages = manyOf(STAGES);
/** Judged in full by the rules, which cite what they rest on. */
const name = z.string('没有填写名称').max(1_000, '名称过长');
const code = line(64);
const organisationId = z.int('应为机构编号').positive('应为机构编号');
const named = z.object({ id: z.number(), name: z.string() });
const version = z.int().positive().optional().meta({
  description: 'version of the organisation as seen; if it has changed meanwhile the answer is 409.',
});
const effectiveOn = day
  .optional()
  .meta({ description: 'First day on which it holds; left out: from now on. Never in the future.' });

export const organisation = z
  .object({
    id: z.number(),
    name: z.string(),
    kind,
    level: level.nullable(),
    stages: z.array(z.string()),
    open: z.boolean(),
    parent: named.nullable(),
    successor: named.nullable(),
    schoolCode: z.string().nullable(),
    creditCode: z.string().nullable(),
    regionCode: z.string().nullable(),
    displayOrder: z.number(),
    version: z.number(),
  })
  .meta({ id: 'Organisation' });

export const organisationDetail = organisation
  .extend({
    unverified: z.boolean(),
    aliases: z.array(z.string()).readonly(),
    line: z.array(named).readonly(),
    children: z.object({
      authority: z.number(),
      school: z.number(),
      'subordinate-unit': z.number(),
    }),
  })
  .meta({
    id: 'OrganisationDetail',
    description:
      'line: the authorities above it, from the root down. unverified: it registered itself, its proof is not verified yet.',
  });

export const listQuery = z.object({
  q: line(100).min(1, '请填写要查找的内容').optional(),
  parent: z.coerce.number().int().positive().optional(),
  kind: kind.optional(),
  open: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const newOrganisation = z.strictObject({
  name,
  kind,
  level: level.optional(),
  stages: stages.optional(),
  parentId: organisationId.optional(),
  schoolCode: code.optional(),
  creditCode: code.optional(),
  regionCode: code.optional(),
  aliases: z.array(name).max(20, '最多 20 个别名').optional(),
  displayOrder: z.int().min(0).max(1_000_000).optional(),
  effectiveOn,
});

export const renaming = z.strictObject({ name, effectiveOn, version });
export const relocation = z.strictObject({ parentId: organisationId, effectiveOn, version });
export const closing = z.strictObject({ effectiveOn, version });
export const merger = z.strictObject({ successorId: organisationId, effectiveOn, version });
export const reopening = z.strictObject({ version });
export const stageChange = z.strictObject({ stages, effectiveOn, version });
export const codeChange = z
  .strictObject({ schoolCode: code.optional(), creditCode: code.optional(), regionCode: code.optional() })
  .refine((codes) => Object.keys(codes).length > 0, '没有填写任何代码');
export const aliasList = z.strictObject({ aliases: z.array(name).max(50, '最多 50 个别名') });

const instant = z.iso.datetime();

const periodView = z.object({
  name: z.string(),
  level: level.nullable(),
  stages: z.array(z.string()).readonly(),
  open: z.boolean(),
  parent: named.nullable(),
  successorId: z.number().nullable(),
  effectiveFrom: instant,
  effectiveTo: instant.nullable(),
  recordedFrom: instant,
  recordedTo: instant.nullable(),
});

const entryView = z.object({
  seq: z.number(),
  action: z.string(),
  title: z.string(),
  actor: z.string(),
  effectiveAt: instant,
  recordedAt: instant,
  body: z.unknown(),
});

export const history = z
  .object({
    periods: z.array(periodView).readonly(),
    entries: z.array(entryView).readonly(),
    before: z.number().nullable(),
  })
  .meta({
    id: 'OrganisationHistory',
    description:
      'recordedTo null: what is known now. Entries from the last; before asks for the page in front of them.',
  });

export const profileBody = profileForm.extend({ version: z.int().min(0) });

export const profile = z.object({
  department: z.string().nullable(),
  selectionRules: z.string().nullable(),
  selectionRulesFile: z.number().nullable(),
  decisionMechanism: z.string().nullable(),
  decisionMechanismFile: z.number().nullable(),
  developmentRules: z.string().nullable(),
  developmentRulesFile: z.number().nullable(),
  domicile: z.string().nullable(),
  version: z.number(),
});

export const liaisonBody = liaisonForm;

export const liaison = z.object({
  supervisingAuthority: z.string(),
  people: z
    .object({
      head: z.object({ name: z.string(), position: z.string(), landline: z.string(), mobile: z.string() }),
      administrator: z.object({
        name: z.string(),
        position: z.string(),
        mobile: z.string(),
        qq: z.string().optional(),
      }),
    })
    .nullable(),
  stampedCopy: z.number(),
  since: instant,
});

/** The organisation that a path names; whether it exists and is seen is for reach.ts to say. */
export function organisationIn({ params }: { readonly params: { readonly id: number } }): OrganisationId {
  return params.id as OrganisationId;
}

/** What a change says about when it holds and what the caller has seen. */
export function changeOf(
  id: OrganisationId,
  body: { readonly effectiveOn?: LegalDay | undefined; readonly version?: number | undefined },
): ChangeRequest {
  return {
    id,
    ...(body.effectiveOn === undefined ? {} : { effectiveAt: startOf(body.effectiveOn) }),
    ...(body.version === undefined ? {} : { version: body.version }),
  };
}
