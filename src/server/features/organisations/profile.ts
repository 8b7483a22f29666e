import type { OrganisationId } from '../../../policy/ids.ts';
import { type ProfileForm, profileFiles } from '../../../policy/organisations/profile-form.ts';
import { profileRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { checkAttachedFiles } from './attached-files.ts';
import { staleVersions } from './stale-version.ts';
import type { Standing } from './standing.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface Profile extends ProfileForm {
  /** 0 before anything was recorded. */
  readonly version: number;
}

/** What the organisation has recorded about its own order of things (JU-10); everything null if it has not yet. */
export async function findProfile(db: Reader, id: OrganisationId): Promise<Profile> {
  const row = await db
    .selectFrom('organisation_profiles')
    .select([
      'department',
      'selection_rules as selectionRules',
      'selection_rules_file_id as selectionRulesFile',
      'decision_mechanism as decisionMechanism',
      'decision_mechanism_file_id as decisionMechanismFile',
      'development_rules as developmentRules',
      'development_rules_file_id as developmentRulesFile',
      'domicile',
      'version',
    ])
    .where('organisation_id', '=', id)
    .executeTakeFirst();
  return row ?? NOTHING;
}

const NOTHING: Profile = {
  department: null,
  selectionRules: null,
  selectionRulesFile: null,
  decisionMechanism: null,
  decisionMechanismFile: null,
  developmentRules: null,
  developmentRulesFile: null,
  domicile: null,
  version: 0,
};

/**
 * Records the profile in place of the version that the caller has seen.
 * @throws Failure `rule-violated`; `conflict` when somebody was faster
 */
export async function changeProfile(
  tx: Tx,
  occasion: Occasion,
  { id, kind, stages }: Standing,
  { version, ...form }: Profile,
): Promise<Profile> {
  ensureNone(
    [
      ...checkEach(profileRules, [{ form, kind, stages }], occasion.today),
      ...(await checkAttachedFiles(tx, occasion, id, profileFiles(form))),
    ],
    1,
  );
  if (!(await isStored(tx, id, { version, ...form }))) throw await staleVersions(tx, [id]);
  await record(tx, occasion, 'organisation', [
    { streamId: id, action: 'change-profile', body: { ...form, version: version + 1 } },
  ]);
  return { ...form, version: version + 1 };
}

async function isStored(tx: Tx, id: OrganisationId, { version, ...form }: Profile): Promise<boolean> {
  const values = {
    organisation_id: id,
    department: form.department,
    selection_rules: form.selectionRules,
    selection_rules_file_id: form.selectionRulesFile,
    decision_mechanism: form.decisionMechanism,
    decision_mechanism_file_id: form.decisionMechanismFile,
    development_rules: form.developmentRules,
    development_rules_file_id: form.developmentRulesFile,
    domicile: form.domicile,
    version: version + 1,
  };
  const { organisation_id: _, ...changes } = values;
  const row =
    version === 0
      ? await tx
          .insertInto('organisation_profiles')
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('organisation_profiles')
          .set(changes)
          .where('organisation_id', '=', id)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return row !== undefined;
}
