import { sql } from 'kysely';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { startOf } from '../../../policy/legal-day.ts';
import type { ExternalFiling } from '../../../policy/register/facts.ts';
import { type AppStatus, actionBetween } from '../../../policy/register/states.ts';
import { type Happening, record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureNone } from '../organisations/tree-defects.ts';
import { differences, type ExternalRecord, recordAfter } from './external-record.ts';
import { type JudgedFiling, judgeExternalFilings } from './judge-external-filings.ts';
import { type SearchColumns, searchColumnsOf } from './search-columns.ts';
import { changeAppStatus, type StatusChange } from './status-changes.ts';

export interface ImportSummary {
  /** The record of each filing, in the order given. */
  readonly ids: readonly RegisterAppId[];
  readonly created: number;
  /** Records of which anything changed, status included. */
  readonly updated: number;
  readonly unchanged: number;
  readonly statusChanged: number;
  readonly usesFlagged: number;
  readonly usesUnflagged: number;
}

/**
 * Takes over filings that other bodies keep (DX-5, JU-5), all or none. What the register has already is brought up to
 * date; a change of status reaches the uses in force as any other does.
 * @throws Failure `rule-violated` naming every defect of every filing
 */
export async function importExternalFilings(
  tx: Tx,
  occasion: Occasion,
  filings: readonly ExternalFiling[],
): Promise<ImportSummary> {
  const { judged, violations } = await judgeExternalFilings(
    tx,
    occasion,
    filings,
    (index) => `第 ${index + 1} 条`,
  );
  ensureNone(violations, filings.length);
  return storeExternalFilings(tx, occasion, judged);
}

/** Stores what was judged and found right. */
export async function storeExternalFilings(
  tx: Tx,
  occasion: Occasion,
  judged: readonly JudgedFiling[],
): Promise<ImportSummary> {
  const fresh = judged.filter(({ known }) => known === undefined).map(({ filing }) => filing);
  const updates = judged.flatMap(updateOf);
  const changes = judged.flatMap(statusChangeOf);
  const created = (await insertApps(tx, occasion, fresh)).values();
  await updateApps(tx, occasion, updates);
  const { usesFlagged, usesUnflagged } = await changeAppStatus(tx, occasion, changes);
  const touched = new Set([...updates.map(({ id }) => id), ...changes.map(({ appId }) => appId)]);
  return {
    ids: judged.flatMap(({ known }) => known?.id ?? created.next().value ?? []),
    created: fresh.length,
    updated: touched.size,
    unchanged: judged.length - fresh.length - touched.size,
    statusChanged: changes.length,
    usesFlagged,
    usesUnflagged,
  };
}

interface Update {
  readonly id: RegisterAppId;
  readonly after: ExternalRecord;
  readonly happening: Happening;
}

function updateOf({ filing, known }: JudgedFiling): Update[] {
  if (known === undefined) return [];
  const after = recordAfter(filing, known);
  const changes = differences(known, after);
  if (Object.keys(changes).length === 0) return [];
  const corrected = 'status_since' in changes || 'status_reason' in changes;
  const body = { changes, source: filing.source };
  const standing = { effectiveOn: after.status_since, ...reasonOf(filing) };
  const happening = { streamId: known.id, action: 'update' };
  return [
    {
      id: known.id,
      after,
      happening: corrected
        ? { ...happening, fromState: known.status, toState: known.status, body: { ...standing, ...body } }
        : { ...happening, body },
    },
  ];
}

function statusChangeOf({ filing, known }: JudgedFiling): StatusChange[] {
  if (known === undefined || known.status === filing.status) return [];
  const action = actionBetween(known.status as AppStatus, filing.status);
  if (action === undefined) return [];
  const { statusSince, statusReason = '以来源名单所列状态为准', source } = filing;
  return [{ appId: known.id, action, effectiveOn: statusSince, reason: statusReason, source }];
}

async function insertApps(
  tx: Tx,
  occasion: Occasion,
  filings: readonly ExternalFiling[],
): Promise<RegisterAppId[]> {
  if (filings.length === 0) return [];
  const records = filings.map((filing, place) => ({ ...stored(recordAfter(filing, undefined)), place }));
  const { rows } = await sql<{ id: RegisterAppId }>`
    INSERT INTO register_apps (${COLUMNS})
    SELECT ${COLUMNS} FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS item(${TYPED}, place int)
    ORDER BY place
    RETURNING id`.execute(tx);
  const ids = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  await record(
    tx,
    occasion,
    'register-app',
    filings.map((filing, index) => {
      const from = startOf(filing.statusSince);
      return {
        streamId: ids[index] ?? 0,
        action: 'publish',
        toState: filing.status,
        body: { effectiveOn: filing.statusSince, ...reasonOf(filing), ...recordAfter(filing, undefined) },
        effectiveAt: from < occasion.now ? from : occasion.now,
      };
    }),
  );
  return ids;
}

function reasonOf({ statusReason }: ExternalFiling): { readonly reason?: string } {
  return statusReason === undefined ? {} : { reason: statusReason };
}

async function updateApps(tx: Tx, occasion: Occasion, updates: readonly Update[]): Promise<void> {
  if (updates.length === 0) return;
  const records = updates.map(({ id, after }) => ({ ...stored(after), id }));
  await sql`
    UPDATE register_apps SET (${COLUMNS}, version) = (SELECT ${VALUES}, register_apps.version + 1)
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS item(${TYPED}, id bigint)
    WHERE register_apps.id = item.id`.execute(tx);
  await record(
    tx,
    occasion,
    'register-app',
    updates.map(({ happening }) => happening),
  );
}

function stored(after: ExternalRecord): ExternalRecord & SearchColumns {
  return { ...after, ...searchColumnsOf(after.name, after.provider_name) };
}

const TYPES: Readonly<Record<keyof (ExternalRecord & SearchColumns), string>> = {
  number: 'text',
  name: 'text',
  kind: 'text',
  origin: 'text',
  provider_name: 'text',
  platforms: 'text[]',
  function_types: 'text[]',
  audience: 'text[]',
  advertisements: 'boolean',
  games: 'boolean',
  charges: 'boolean',
  status: 'text',
  status_since: 'date',
  status_reason: 'text',
  filed_on: 'date',
  source: 'text',
  checked_on: 'date',
  search_name: 'text',
  search_provider: 'text',
  search_initials: 'text',
  search_grams: 'text[]',
};
const NAMES = Object.keys(TYPES);
const COLUMNS = sql.join(NAMES.map((name) => sql.ref(name)));
const VALUES = sql.join(NAMES.map((name) => sql.ref(`item.${name}`)));
const TYPED = sql.join(Object.entries(TYPES).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
