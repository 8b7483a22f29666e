import { sql } from 'kysely';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, startOf } from '../../../policy/legal-day.ts';
import { statusChangeRules } from '../../../policy/register/rules.ts';
import { type AppStatus, registerAppStates, type StatusAction } from '../../../policy/register/states.ts';
import { becauseOf } from '../../../policy/register/status-notice.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { checkEach, ensureNone } from '../organisations/tree-defects.ts';
import { APP_COLUMNS, appColumns, type RegisterAppRow } from './apps.ts';
import { type AppNews, flagUses, unflagUses } from './flagged-uses.ts';
import { staleApp } from './stale-app.ts';

export interface StatusChange {
  readonly appId: RegisterAppId;
  /** The version that was seen; left out, the record is changed whatever became of it meanwhile. */
  readonly version?: number;
  readonly action: StatusAction;
  /** First day on which the new status holds. */
  readonly effectiveOn: LegalDay;
  readonly reason: string;
  /** The decision or announcement that it rests on. */
  readonly source: string;
}

export interface StatusChanges {
  /** As they are now, in the order given. */
  readonly apps: readonly RegisterAppRow[];
  readonly usesFlagged: number;
  readonly usesUnflagged: number;
}

interface Step {
  readonly change: StatusChange;
  readonly before: RegisterAppRow;
  readonly to: AppStatus;
}

/**
 * Suspends, restores, revokes, withdraws or reinstates records, all or none, and lets every use in force follow (PF-14,
 * UF-9).
 * @throws Failure `not-found`; `conflict` naming the last change when a version is stale; `rule-violated`
 */
export async function changeAppStatus(
  tx: Tx,
  occasion: Occasion,
  changes: readonly StatusChange[],
): Promise<StatusChanges> {
  if (changes.length === 0) return { apps: [], usesFlagged: 0, usesUnflagged: 0 };
  const steps = await takeSteps(tx, changes);
  ensureNone(checkEach(statusChangeRules, steps.map(factsOf), occasion.today), steps.length);
  const apps = await storeSteps(tx, steps);
  await recordSteps(tx, occasion, steps);
  const news = steps.map(newsOf);
  return {
    apps,
    usesFlagged: await flagUses(
      tx,
      occasion,
      news.filter(({ status }) => status !== 'filed'),
    ),
    usesUnflagged: await unflagUses(
      tx,
      occasion,
      news.filter(({ status }) => status === 'filed'),
    ),
  };
}

/** Locks the records, so that a use confirmed at the same time is either seen here or sees the new status. */
async function takeSteps(tx: Tx, changes: readonly StatusChange[]): Promise<Step[]> {
  const ids = new Set(changes.map(({ appId }) => appId));
  if (ids.size < changes.length)
    throw new Failure('invalid', '同一记录在一次操作中出现了两次。', { remedy: '请分两次办理。' });
  const rows = await tx
    .selectFrom('register_apps')
    .select(APP_COLUMNS)
    .where('id', '=', sql<RegisterAppId>`ANY(${[...ids]}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const steps: Step[] = [];
  for (const change of changes) {
    const before = found.get(change.appId);
    if (before === undefined) throw notFound();
    if (change.version !== undefined && change.version !== before.version) throw await staleApp(tx, before);
    steps.push({ change, before, to: statusAfter(change.action) });
  }
  return steps;
}

function statusAfter(action: StatusAction): AppStatus {
  const transition = registerAppStates.transitions.find((candidate) => candidate.action === action);
  if (transition === undefined) throw new Error(`records of apps have no action ${action}`);
  return transition.to;
}

function factsOf({ change, before }: Step) {
  return {
    ...change,
    reason: change.reason.trim(),
    source: change.source.trim(),
    name: before.name,
    status: before.status as AppStatus,
    statusSince: before.status_since,
  };
}

async function storeSteps(tx: Tx, steps: readonly Step[]): Promise<RegisterAppRow[]> {
  const { rows } = await sql<RegisterAppRow>`
    UPDATE register_apps SET status = item.status, status_since = item.since, status_reason = item.reason,
      version = version + 1
    FROM unnest(${steps.map(({ before }) => before.id)}::bigint[], ${steps.map(({ to }) => to)}::text[],
      ${steps.map(({ change }) => change.effectiveOn)}::date[],
      ${steps.map(({ change }) => becauseOf(change.reason, change.source))}::text[]) AS item(id, status, since, reason)
    WHERE register_apps.id = item.id
    RETURNING ${appColumns}`.execute(tx);
  const stored = new Map(rows.map((row) => [row.id, row]));
  return steps.flatMap(({ before }) => stored.get(before.id) ?? []);
}

async function recordSteps(tx: Tx, occasion: Occasion, steps: readonly Step[]): Promise<void> {
  await record(
    tx,
    occasion,
    'register-app',
    steps.map(({ change: { action, effectiveOn, reason, source }, before, to }) => {
      const from = startOf(effectiveOn);
      return {
        streamId: before.id,
        action,
        fromState: before.status,
        toState: to,
        body: { effectiveOn, reason, source },
        effectiveAt: from < occasion.now ? from : occasion.now,
      };
    }),
  );
}

function newsOf({ change, before, to }: Step): AppNews {
  return {
    appId: before.id,
    name: before.name,
    number: before.number,
    status: to,
    effectiveOn: change.effectiveOn,
    because: becauseOf(change.reason, change.source),
  };
}
