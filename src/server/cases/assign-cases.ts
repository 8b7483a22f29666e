import { sql } from 'kysely';
import { may } from '../../policy/access/grants.ts';
import type { AccountId, CaseId, OrganisationId } from '../../policy/ids.ts';
import { CASES, ensureMayOnCase, withinReach } from '../access.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';
import { conflictOver } from './conflict.ts';
import { tell } from './inbox.ts';
import { ensureOfficers } from './officers.ts';

/** One case, and who worked on it as far as whoever assigns it has seen. */
export interface Assigned {
  readonly id: CaseId;
  readonly from: AccountId | null;
}

/**
 * Gives cases to an officer of their authority, or to nobody in particular, all or none.
 * @throws Failure `not-found`, `forbidden`; `conflict` naming who has assigned or closed a case meanwhile; `invalid`
 * unless the account is that of an officer of each authority
 */
export async function assignCases(
  tx: Tx,
  occasion: Occasion,
  { cases, to }: { readonly cases: readonly Assigned[]; readonly to: AccountId | null },
): Promise<number> {
  const rows = await lockAssignable(tx, occasion, cases);
  const seen = new Map(cases.map(({ id, from }) => [id, from]));
  const stale = rows.filter(
    ({ id, assignee_id, awaits }) => awaits === 'nobody' || assignee_id !== seen.get(id),
  );
  if (stale.length > 0)
    throw await conflictOver(
      tx,
      stale.map(({ id }) => id),
    );
  const authorities = [...new Set(rows.map(({ authority_id }) => authority_id))];
  if (to !== null) await ensureOfficers(tx, authorities, to);
  const changing = rows.filter(({ assignee_id }) => assignee_id !== to);
  await tx
    .updateTable('cases')
    .set({ assignee_id: to })
    .where('id', '=', sql<CaseId>`ANY(${changing.map(({ id }) => id)}::bigint[])`)
    .execute();
  await recordAssignments(tx, occasion, changing, to);
  return changing.length;
}

async function lockAssignable(tx: Tx, { actor }: Occasion, cases: readonly Assigned[]): Promise<CaseRow[]> {
  const ids = [...new Set(cases.map(({ id }) => id))];
  const rows = await tx
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', sql<CaseId>`ANY(${ids}::bigint[])`)
    .where(withinReach(actor, 'cases.read', CASES))
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length < ids.length) throw notFound();
  for (const row of rows) ensureMayOnCase(actor, 'cases.assign', row);
  return rows;
}

/** What one officer of an authority leaves to another, or to nobody in particular. */
export interface HandOver {
  readonly organisationId: OrganisationId;
  readonly from: AccountId;
  readonly to: AccountId | null;
}

/**
 * All open cases of one officer go to another.
 * @throws Failure `not-found` for another authority; `invalid` unless `to` is one of its officers; `conflict` if there
 * is nothing to hand over
 */
export async function handOver(tx: Tx, occasion: Occasion, change: HandOver): Promise<number> {
  ensureMayAssignAt(occasion, change.organisationId);
  if (change.to !== null) await ensureOfficers(tx, [change.organisationId], change.to);
  const moved = change.to === change.from ? [] : await passOn(tx, [change]);
  if (moved.length === 0)
    throw new Failure('conflict', '没有可以移交的办件。', { remedy: '请核对移出人和移入人，刷新后再试。' });
  await recordAssignments(tx, occasion, moved, change.to);
  return moved.length;
}

/** @throws Failure `not-found` unless the actor assigns what is filed to that authority */
export function ensureMayAssignAt({ actor }: Occasion, organisationId: OrganisationId): void {
  const filedThere = {
    ownerId: 0 as OrganisationId,
    authorityId: organisationId,
    provinceId: null,
    regionId: null,
    countyId: null,
  };
  if (!may(actor, 'cases.assign', filedThere)) throw notFound();
}

/** Somebody is no longer an officer there: the open cases wait for another, and the authority is told. */
export async function releaseCases(
  tx: Tx,
  occasion: Occasion,
  left: readonly { readonly accountId: AccountId; readonly organisationId: OrganisationId }[],
): Promise<void> {
  const moved = await passOn(
    tx,
    left.map(({ accountId, organisationId }) => ({ organisationId, from: accountId, to: null })),
  );
  await recordAssignments(tx, occasion, moved, null);
  const byAuthority = Map.groupBy(moved, ({ authority_id }) => authority_id);
  await tell(
    tx,
    occasion,
    [...byAuthority].map(([organisationId, cases]) => ({
      organisationId,
      caseId: null,
      title: `有 ${cases.length} 件办件需要重新分配`,
      text: '承办的审核人员已不再担任这一角色，其未办结的办件现在没有承办人，时限照常计算。请在待办中筛选“未分配”，尽快分配给其他审核人员。',
    })),
  );
}

type Passed = Pick<CaseRow, 'id' | 'state' | 'authority_id' | 'assignee_id'>;

/** Of each the one who worked on it until now comes back. */
async function passOn(tx: Tx, changes: readonly HandOver[]): Promise<Passed[]> {
  const column = <K extends keyof HandOver>(key: K): HandOver[K][] => changes.map((change) => change[key]);
  const { rows } = await sql<Passed>`
    WITH item AS (
      SELECT locked.id, locked.assignee_id, change.to_id FROM cases AS locked
      JOIN unnest(${column('organisationId')}::bigint[], ${column('from')}::bigint[], ${column('to')}::bigint[])
        AS change(authority, from_id, to_id)
        ON locked.authority_id = change.authority AND locked.assignee_id = change.from_id
      WHERE locked.awaits <> 'nobody'
      ORDER BY locked.id FOR UPDATE OF locked
    )
    UPDATE cases SET assignee_id = item.to_id FROM item WHERE cases.id = item.id
    RETURNING cases.id, cases.state, cases.authority_id, item.assignee_id`.execute(tx);
  return rows.toSorted((a, b) => a.id - b.id);
}

function recordAssignments(
  tx: Tx,
  occasion: Occasion,
  cases: readonly Passed[],
  to: AccountId | null,
): Promise<void> {
  return record(
    tx,
    occasion,
    'case',
    cases.map(({ id, state, assignee_id: from }) => ({
      streamId: id,
      action: 'assign',
      fromState: state,
      toState: state,
      body: { from, to },
    })),
  );
}
