import { type Kysely, type Selectable, sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import { type Happening, record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import type { Occasion } from '../../occasion.ts';
import { type AppNews, flagUses } from './flagged-uses.ts';

export type RegisterUseRow = Selectable<DB['register_uses']>;

/** A confirmed use as the public sees it. `particulars` is a whitelist of the form's fields. */
export interface ConfirmedUse {
  readonly organisationId: OrganisationId;
  readonly appId: RegisterAppId;
  readonly caseId: CaseId;
  readonly nature: 'required' | 'recommended';
  readonly particulars: Readonly<Record<string, unknown>>;
}

/** Publishes uses, or the amended form of those that are published already. */
export async function publishUses(tx: Tx, occasion: Occasion, uses: readonly ConfirmedUse[]): Promise<void> {
  if (uses.length === 0) return;
  const ended = await lockEndedApps(
    tx,
    uses.map(({ appId }) => appId),
  );
  const published = await storeUses(tx, occasion, uses);
  await recordUses(
    tx,
    occasion,
    published.map(({ id, status, caseId }) => ({
      streamId: id,
      action: 'publish',
      toState: status,
      body: { case: caseId },
    })),
  );
  const fresh = published.filter(({ status }) => status === 'in-use').map(({ id }) => id);
  if (ended.length > 0) await flagUses(tx, occasion, ended, fresh);
}

interface PublishedUse {
  readonly id: RegisterUseId;
  readonly status: string;
  readonly caseId: CaseId;
}

async function storeUses(
  tx: Tx,
  { now }: Occasion,
  uses: readonly ConfirmedUse[],
): Promise<readonly PublishedUse[]> {
  const column = <K extends keyof ConfirmedUse>(key: K): ConfirmedUse[K][] => uses.map((use) => use[key]);
  const { rows } = await sql<PublishedUse>`
    INSERT INTO register_uses (organisation_id, app_id, case_id, nature, particulars, status, confirmed_at)
    SELECT item.*, 'in-use', ${now}::timestamptz
    FROM unnest(${column('organisationId')}::bigint[], ${column('appId')}::bigint[], ${column('caseId')}::bigint[],
      ${column('nature')}::text[],
      ${uses.map(({ particulars }) => JSON.stringify(particulars))}::jsonb[]) AS item
    ON CONFLICT (organisation_id, app_id) WHERE status <> 'stopped' DO UPDATE
      SET case_id = excluded.case_id, nature = excluded.nature, particulars = excluded.particulars,
        confirmed_at = excluded.confirmed_at, version = register_uses.version + 1
    RETURNING id, status, case_id AS "caseId"`.execute(tx);
  return rows;
}

/**
 * Those of the apps whose filing has ended. The lock makes a change of status wait until the uses are published, so that
 * none escapes its flag.
 */
async function lockEndedApps(tx: Tx, ids: readonly RegisterAppId[]): Promise<AppNews[]> {
  const rows = await tx
    .selectFrom('register_apps')
    .select(['id', 'name', 'number', 'status', 'status_since', 'status_reason'])
    .where('id', '=', sql<RegisterAppId>`ANY(${[...new Set(ids)]}::bigint[])`)
    .orderBy('id')
    .forShare()
    .execute();
  return rows
    .filter(({ status }) => status !== 'filed')
    .map(({ id, name, number, status, status_since, status_reason }) => ({
      appId: id,
      name,
      number,
      status: status as AppStatus,
      effectiveOn: status_since,
      because: status_reason ?? '未说明',
    }));
}

/** Ends uses; the reason stands in the timeline. */
export async function endUses(
  tx: Tx,
  occasion: Occasion,
  ends: readonly { readonly id: RegisterUseId; readonly caseId: CaseId; readonly action: 'stop' | 'annul' }[],
): Promise<void> {
  if (ends.length === 0) return;
  await sql`
    UPDATE register_uses SET status = 'stopped', stop_by = NULL, stopped_at = ${occasion.now}, version = version + 1
    WHERE id = ANY(${ends.map(({ id }) => id)}::bigint[]) AND status <> 'stopped'`.execute(tx);
  await recordUses(
    tx,
    occasion,
    ends.map(({ id, caseId, action }) => ({
      streamId: id,
      action,
      toState: 'stopped',
      body: { case: caseId },
    })),
  );
}

export async function findUses(
  db: Kysely<DB>,
  ids: readonly RegisterUseId[],
): Promise<Map<RegisterUseId, RegisterUseRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_uses')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The uses in force of the organisations, with the names of their apps. */
export function usesInForce(db: Kysely<DB>, organisations: readonly OrganisationId[]) {
  return db
    .selectFrom('register_uses')
    .innerJoin('register_apps', 'register_apps.id', 'register_uses.app_id')
    .select([
      'register_uses.id',
      'register_uses.organisation_id',
      'register_uses.app_id',
      'register_uses.case_id',
      'register_uses.status',
      'register_apps.name',
    ])
    .where(
      'register_uses.organisation_id',
      '=',
      sql<OrganisationId>`ANY(${[...new Set(organisations)]}::bigint[])`,
    )
    .where('register_uses.status', '<>', 'stopped')
    .execute();
}

export function recordUses(tx: Tx, occasion: Occasion, happenings: readonly Happening[]): Promise<void> {
  return record(tx, occasion, 'register-use', happenings);
}
