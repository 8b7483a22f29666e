import { z } from 'zod';
import { id, line, paragraph } from '../form-parts.ts';
import type { FileId } from '../ids.ts';
import type { Stage } from '../option-lists.ts';
import type { OrganisationKind } from './kinds.ts';

const LONGEST_RULES = 5_000;

const words = paragraph(LONGEST_RULES).nullable().default(null);
const document = id<FileId>().nullable().default(null);

/** What every authority and school records about its own order of things (JU-10). Each part in words, as a document, or both. */
export const profileForm = z.strictObject({
  /** 职能部门归口. */
  department: line(100).nullable().default(null),
  selectionRules: words,
  selectionRulesFile: document,
  decisionMechanism: words,
  decisionMechanismFile: document,
  /** Of universities. */
  developmentRules: words,
  developmentRulesFile: document,
  /** 住所地. */
  domicile: line(200).nullable().default(null),
});

export type ProfileForm = z.infer<typeof profileForm>;

export interface ProfileFacts {
  readonly form: ProfileForm;
  readonly kind: OrganisationKind;
  readonly stages: readonly Stage[];
}

/** The documents of the form, by field. */
export function profileFiles(form: ProfileForm): readonly AttachedFile[] {
  const fields = ['selectionRulesFile', 'decisionMechanismFile', 'developmentRulesFile'] as const;
  return fields.flatMap((field) => {
    const file = form[field];
    return file === null ? [] : [{ field, file }];
  });
}

export interface AttachedFile {
  readonly field: string;
  readonly file: FileId;
}

/** Files that a form refers to, and those of them that the organisation has uploaded. */
export interface AttachmentFacts {
  readonly attached: readonly AttachedFile[];
  readonly own: ReadonlySet<FileId>;
}
