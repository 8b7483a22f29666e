import { sql } from 'kysely';
import type { LegalDay } from '../../policy/legal-day.ts';
import { type AnyStateTable, findTransition, type Transition } from '../../policy/states.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow, MovedCase } from './case-row.ts';
import { conflictOver } from './conflict.ts';
import { notifyListeners } from './listeners.ts';
import { lockOwners } from './lock-owners.ts';
import { awaitsOf } from './state-of.ts';

/** A clock that starts with a transition. `dueOn` null: the calendar of that year is not published yet. */
export interface StartedClock {
  readonly limit: string;
  readonly startedOn: LegalDay;
  readonly dueOn: LegalDay | null;
}

/** What a transition says about one case. */
export interface Move {
  readonly row: CaseRow;
  /** Facts for the timeline; no personal data. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly title?: string;
  /** The clock that runs from now on; absent: none does. */
  readonly clock?: StartedClock;
  /** Who moves it, where several act together; absent: whoever the occasion names. */
  readonly actorName?: string;
}

/**
 * Takes one action on a set of cases of one kind, all or none: state, clock, timeline, and whatever listens. One case is
 * a set of one.
 * @throws Failure `conflict` naming who changed what and when, if any case is no longer as `row` says
 */
export async function advance(
  tx: Tx,
  occasion: Occasion,
  table: AnyStateTable,
  { action, moves }: { readonly action: string; readonly moves: readonly Move[] },
): Promise<MovedCase[]> {
  const transition = sharedTransition(table, action, moves);
  await lockOwners(
    tx,
    moves.map(({ row }) => row.owner_id),
  );
  const movedIds = await moveRows(tx, occasion, { table, transition, moves });
  if (movedIds.size < moves.length)
    throw await conflictOver(
      tx,
      moves.flatMap(({ row }) => (movedIds.has(row.id) ? [] : [row.id])),
    );
  const moved = moves.map((move) => ({
    row: rowAfter(move, occasion, { table, transition }),
    from: move.row.state,
    body: move.body,
    actorName: move.actorName ?? occasion.actorName,
  }));
  await record(
    tx,
    occasion,
    'case',
    moved.map(({ row, from, body, actorName }) => ({
      streamId: row.id,
      action,
      fromState: from,
      toState: row.state,
      body,
      actorName,
    })),
  );
  await notifyListeners(tx, occasion, `${table.kind}/${action}`, moved);
  return moved;
}

function sharedTransition(
  table: AnyStateTable,
  action: string,
  moves: readonly Move[],
): Transition<string, string> {
  for (const { row } of moves) {
    if (row.kind === table.kind && findTransition(table, action, row.state) !== undefined) continue;
    const state = table.states[row.state]?.title ?? row.state;
    throw new Failure('conflict', `办件 ${row.id} 当前为“${state}”，不能进行此操作。`, {
      remedy: '请刷新页面，查看最新状态后再操作。',
    });
  }
  const transition = table.transitions.find((candidate) => candidate.action === action);
  if (transition === undefined) throw new Error(`${table.kind} has no action ${action}`);
  return transition;
}

interface Moving {
  readonly table: AnyStateTable;
  readonly transition: Transition<string, string>;
  readonly moves: readonly Move[];
}

async function moveRows(
  tx: Tx,
  { now }: Occasion,
  { table, transition, moves }: Moving,
): Promise<Set<CaseRow['id']>> {
  const column = <T>(read: (move: Move) => T): T[] => moves.map(read);
  const { rows } = await sql<Pick<CaseRow, 'id'>>`
    WITH item AS (
      SELECT locked.id, wanted.title, wanted.clock_limit, wanted.started_on, wanted.due_on
      FROM cases AS locked
      JOIN unnest(${column(({ row }) => row.id)}::bigint[], ${column(({ row }) => row.version)}::int[],
        ${column(({ title }) => title ?? null)}::text[], ${column(({ clock }) => clock?.limit ?? null)}::text[],
        ${column(({ clock }) => clock?.startedOn ?? null)}::date[],
        ${column(({ clock }) => clock?.dueOn ?? null)}::date[])
        AS wanted(id, version, title, clock_limit, started_on, due_on)
        ON locked.id = wanted.id AND locked.version = wanted.version
      ORDER BY locked.id FOR UPDATE OF locked
    )
    UPDATE cases SET state = ${transition.to}, awaits = ${awaitsOf(table, transition.to)},
      title = COALESCE(item.title, cases.title), version = cases.version + 1, changed_at = ${now},
      clock_limit = item.clock_limit, clock_started_on = item.started_on, due_on = item.due_on
    FROM item WHERE cases.id = item.id
    RETURNING cases.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What {@link moveRows} has made of it: nobody else has, since its version was still the same. */
function rowAfter(
  { row, title, clock }: Move,
  { now }: Occasion,
  { table, transition }: Pick<Moving, 'table' | 'transition'>,
): CaseRow {
  return {
    ...row,
    state: transition.to,
    awaits: awaitsOf(table, transition.to),
    title: title ?? row.title,
    version: row.version + 1,
    changed_at: now,
    clock_limit: clock?.limit ?? null,
    clock_started_on: clock?.startedOn ?? null,
    due_on: clock?.dueOn ?? null,
  };
}
