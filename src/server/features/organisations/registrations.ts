import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import { registrationRules } from '../../../policy/organisations/rules.ts';
import { checkAll, onThePlatform } from '../../../policy/rule.ts';
import { record } from '../../audit/timeline.ts';
import { tell } from '../../cases/inbox.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { type Defect, defectOf, Failure, notFound } from '../../errors.ts';
import type { Listener, Occasion } from '../../occasion.ts';
import type { Named } from './organisation-row.ts';

export interface RegistrationQuery {
  readonly verified?: boolean | undefined;
  readonly cursor?: number | undefined;
  readonly limit: number;
}

interface RegistrationRow {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly creditCode: string;
  readonly registeredAt: Date;
  readonly verifiedAt: Date | null;
  readonly verifiedBy: Named | null;
  readonly basis: string | null;
}

export interface ListedRegistration extends RegistrationRow {
  /** What the organisation itself was shown, too. */
  readonly warnings: readonly Defect[];
}

/** Who registered itself, the first one first; `next` is the cursor of the page behind. */
export async function listRegistrations(
  db: Reader,
  { today }: Occasion,
  { verified, cursor = 0, limit }: RegistrationQuery,
): Promise<{ items: ListedRegistration[]; next: number | null }> {
  const state = verified === undefined ? sql`true` : sql`(verified_at IS NOT NULL) = ${verified}`;
  const { rows } = await sql<RegistrationRow>`
    SELECT self_registrations.organisation_id AS "organisationId", period.name, period.kind,
      coalesce(organisations.credit_code, '') AS "creditCode", registered_at AS "registeredAt",
      verified_at AS "verifiedAt", basis,
      CASE WHEN authority.id IS NOT NULL
        THEN json_build_object('id', authority.organisation_id, 'name', authority.name) END AS "verifiedBy"
    FROM self_registrations
    JOIN organisations ON organisations.id = self_registrations.organisation_id
    JOIN organisation_periods AS period ON period.organisation_id = organisations.id
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity'
    LEFT JOIN organisation_periods AS authority ON authority.organisation_id = verified_by
      AND authority.effective_to = 'infinity' AND authority.recorded_to = 'infinity'
    WHERE self_registrations.organisation_id > ${cursor} AND ${state}
    ORDER BY self_registrations.organisation_id LIMIT ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map((row) => {
    const { warnings } = checkAll(registrationRules, row, onThePlatform(today));
    return { ...row, warnings: warnings.map(defectOf) };
  });
  return { items, next: rows.length > limit ? (items.at(-1)?.organisationId ?? null) : null };
}

export interface Verification {
  readonly authorityId: OrganisationId;
  /** What was looked at. */
  readonly basis: string;
  /** Who verified which, where several act together. */
  readonly actorNames?: ReadonlyMap<OrganisationId, string>;
}

/** Those of the organisations that registered themselves and are unverified count as verified; returns which. */
export async function verifyRegistrations(
  tx: Tx,
  occasion: Occasion,
  ids: readonly OrganisationId[],
  { authorityId, basis, actorNames = new Map() }: Verification,
): Promise<OrganisationId[]> {
  const verified = await tx
    .updateTable('self_registrations')
    .set({ verified_at: occasion.now, verified_by: authorityId, basis })
    .where('organisation_id', '=', sql<OrganisationId>`ANY(${ids}::bigint[])`)
    .where('verified_at', 'is', null)
    .returning('organisation_id as id')
    .execute();
  const happenings = verified.map(({ id }) => ({
    streamId: id,
    action: 'verify-registration',
    body: { authority: authorityId, basis },
    actorName: actorNames.get(id) ?? occasion.actorName,
  }));
  await record(tx, occasion, 'organisation', happenings);
  await tell(
    tx,
    occasion,
    verified.map(({ id }) => ({ organisationId: id, caseId: null, ...VERIFIED })),
  );
  return verified.map(({ id }) => id);
}

/** Whoever decides a first filing has seen the proof (JU-11). */
export const verifyWhoIsApproved: Listener = async (tx, occasion, moved) => {
  const byAuthority = Map.groupBy(moved, ({ row }) => row.authority_id);
  for (const [authorityId, cases] of byAuthority) {
    const actorNames = new Map(cases.map(({ row, actorName }) => [row.owner_id, actorName]));
    const verification = { authorityId, basis: '提供者备案', actorNames };
    await verifyRegistrations(tx, occasion, [...actorNames.keys()], verification);
  }
};

/** @throws Failure `not-found` for who did not register itself, `conflict` when it was verified before */
export async function verifyRegistration(
  tx: Tx,
  occasion: Occasion,
  id: OrganisationId,
  verification: Verification,
): Promise<void> {
  const [verified] = await verifyRegistrations(tx, occasion, [id], verification);
  if (verified !== undefined) return;
  const row = await tx
    .selectFrom('self_registrations')
    .select('verified_at')
    .where('organisation_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  throw new Failure('conflict', '这个单位的证明此前已经核验。', { remedy: '请刷新后查看。' });
}

const VERIFIED = {
  title: '本单位的证明已核验',
  text: '现在可以申请接口密钥。',
};
