import { type RawBuilder, sql } from 'kysely';
import { type Action, type Actor, type Reach, reachesOf } from '../../policy/access/grants.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { CASES, reachCondition } from '../access.ts';
import type { Reader } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { CaseRow } from './case-row.ts';

/**
 * `to-act`: what the actor's authority must decide; `own`: the actor's organisation's own; `supervise`: everything
 * within reach that awaits somebody, or that nobody has to act on any more.
 */
export type QueueView = 'to-act' | 'own' | 'supervise';

export interface QueueQuery {
  readonly view: QueueView;
  readonly awaits: 'owner' | 'authority' | 'nobody';
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly ownerId?: OrganisationId | undefined;
  readonly dueBefore?: LegalDay | undefined;
  /** At most so many working days are left, as the last legal day; null where the calendar does not reach so far. */
  readonly dueBy?: LegalDay | null | undefined;
  readonly title?: string | undefined;
  readonly assignee?: 'mine' | 'unassigned' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface QueueItem extends CaseRow {
  readonly owner_name: string;
  readonly authority_name: string;
}

interface Position {
  readonly due: string;
  readonly id: number;
}

/** Cases by due day, those without one last; `next` is the cursor of the page behind. */
export async function readQueue(
  db: Reader,
  actor: Actor,
  query: QueueQuery,
): Promise<{ items: QueueItem[]; next: string | null }> {
  const ways = waysWithin(actor, ACTIONS[query.view]);
  if (ways.length === 0) return { items: [], next: null };
  const limit = query.limit + 1;
  const firsts = firstsOf(ways, { ...query, limit }, actor);
  const { rows } = await sql<QueueItem & { queue_due: string }>`
    SELECT page.*, owner.name AS owner_name, authority.name AS authority_name
    FROM (SELECT * FROM (${sql.join(firsts, sql` UNION `)}) AS firsts ORDER BY queue_due, id LIMIT ${limit}) AS page
    JOIN organisation_periods AS owner ON owner.organisation_id = page.owner_id
      AND owner.effective_to = 'infinity' AND owner.recorded_to = 'infinity'
    JOIN organisation_periods AS authority ON authority.organisation_id = page.authority_id
      AND authority.effective_to = 'infinity' AND authority.recorded_to = 'infinity'
    ORDER BY page.queue_due, page.id`.execute(db);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return { items, next: hasMore ? cursorOf({ due: last.queue_due, id: last.id }) : null };
}

interface DueDay extends Pick<CaseRow, 'clock_limit' | 'clock_started_on' | 'due_on'> {
  readonly count: number;
}

/** The first cases of a queue, up to its limit, counted by the day on which they are due. */
export async function countByDueDay(db: Reader, actor: Actor, query: QueueQuery): Promise<DueDay[]> {
  const ways = waysWithin(actor, ACTIONS[query.view]);
  if (ways.length === 0) return [];
  const firsts = firstsOf(ways, query, actor);
  const { rows } = await sql<DueDay>`
    SELECT min(clock_limit) AS clock_limit, min(clock_started_on) AS clock_started_on, due_on, count(*) AS count
    FROM (SELECT * FROM (${sql.join(firsts, sql` UNION `)}) AS firsts ORDER BY queue_due, id LIMIT ${query.limit}) AS page
    GROUP BY due_on, clock_limit IS NULL`.execute(db);
  return rows;
}

/** Each way on its own, since an OR of them forbids what one index gives: the first rows in order. Each of them once. */
function waysWithin(actor: Actor, actions: readonly Action[]): Reach[] {
  const reaches = actions.flatMap((action) => reachesOf(actor, action));
  const all = reaches.find(({ within, exceptOwner }) => within === 'everywhere' && exceptOwner === undefined);
  return all === undefined ? [...new Map(reaches.map((way) => [JSON.stringify(way), way])).values()] : [all];
}

/** As the indexes have it, so that they give the order and the place to begin. */
const DUE = sql`COALESCE(due_on, 'infinity'::date)`;

type Condition = RawBuilder<unknown>;

/** The first cases of each way, up to the limit. */
function firstsOf(ways: readonly Reach[], query: QueueQuery, actor: Actor): RawBuilder<unknown>[] {
  const wanted = filter(query, actor);
  return ways.map((way) => sql`(${firstOf(way, query, wanted)} LIMIT ${query.limit})`);
}

function firstOf(way: Reach, query: QueueQuery, wanted: Condition) {
  if (query.awaits === 'nobody') return firstClosed(way, query, wanted);
  const { within } = way;
  return query.title !== undefined && within !== 'everywhere' && within.field === 'authorityId'
    ? firstOfTitles(within.id, way, { query, title: query.title, wanted })
    : firstOpen(way, query, wanted);
}

interface TitleWanted {
  readonly query: QueueQuery;
  readonly title: string;
  readonly wanted: Condition;
}

/**
 * An authority decides on many cases under few titles, those of the apps that its units use: from one title to the next
 * in the index, and of each that matches the first cases.
 */
function firstOfTitles(authorityId: OrganisationId, way: Reach, { query, title, wanted }: TitleWanted) {
  const first = (after: Condition) => sql`SELECT title FROM cases
    WHERE authority_id = ${authorityId} AND awaits = ${sql.lit(query.awaits)} AND ${after} ORDER BY title LIMIT 1`;
  return sql`WITH RECURSIVE titles AS (
      (${first(sql`true`)})
      UNION ALL SELECT (${first(sql`title > titles.title`)}) FROM titles WHERE titles.title IS NOT NULL)
    SELECT matching.* FROM titles CROSS JOIN LATERAL (
      ${firstOpen(way, query, sql`cases.title = titles.title AND ${wanted}`)} LIMIT ${query.limit}) AS matching
    WHERE strpos(titles.title, ${title}) > 0
    ORDER BY matching.queue_due, matching.id`;
}

function firstOpen(way: Reach, query: QueueQuery, wanted: Condition) {
  return sql`SELECT cases.*, ${DUE} AS queue_due FROM cases
    WHERE ${reachCondition(way, CASES)} AND awaits = ${sql.lit(query.awaits)} AND ${wanted}
      AND ${behind(query.cursor, ({ due, id }) => sql`(${DUE}, id) > (${due}::date, ${id}::bigint)`)}
    ORDER BY ${DUE}, id`;
}

/** No clock runs for what is closed, so that it stands in the order of ids; below a place it is found by its owners. */
function firstClosed(way: Reach, query: QueueQuery, wanted: Condition) {
  const { within } = way;
  const byOwner =
    within === 'everywhere' || !['countyId', 'regionId'].includes(within.field)
      ? sql`true`
      : sql`owner_id IN (SELECT descendant_id FROM organisation_closure WHERE ancestor_id = ${within.id} AND valid_to = 'infinity')`;
  return sql`SELECT cases.*, ${DUE} AS queue_due FROM cases
    WHERE ${reachCondition(way, CASES)} AND awaits = 'nobody' AND ${byOwner} AND ${wanted}
      AND ${behind(query.cursor, ({ id }) => sql`id > ${id}::bigint`)}
    ORDER BY id`;
}

const ACTIONS: Readonly<Record<QueueView, readonly Action[]>> = {
  'to-act': ['use-filing.decide', 'provider-filing.decide'],
  own: ['use-filing.write', 'provider-filing.write'],
  supervise: ['cases.read'],
};

function filter(query: QueueQuery, { accountId }: Actor): Condition {
  const { kind, state, ownerId, dueBefore, dueBy, title, assignee } = query;
  const conditions = [
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(ownerId === undefined ? [] : [sql`owner_id = ${ownerId}`]),
    ...(dueBefore === undefined ? [] : [sql`${DUE} < ${dueBefore}::date`]),
    ...(dueBy === undefined
      ? []
      : [dueBy === null ? sql`due_on IS NOT NULL` : sql`${DUE} <= ${dueBy}::date`]),
    ...(title === undefined ? [] : [sql`strpos(title, ${title}) > 0`]),
    ...(assignee === 'mine' ? [sql`assignee_id = ${accountId}`] : []),
    ...(assignee === 'unassigned' ? [sql`assignee_id IS NULL`] : []),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

function behind(cursor: string | undefined, isBehind: (last: Position) => Condition) {
  return cursor === undefined ? sql`true` : isBehind(positionOf(cursor));
}

function cursorOf({ due, id }: Position): string {
  return Buffer.from(`${due} ${id}`).toString('base64url');
}

/** @throws Failure `invalid` for what {@link cursorOf} did not make */
function positionOf(cursor: string): Position {
  const match = /^(\d{4}-\d{2}-\d{2}|infinity) (\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const [, due, id] = match ?? [];
  if (due === undefined || id === undefined)
    throw new Failure('invalid', '翻页标记无效。', { remedy: '请从第一页重新开始。' });
  return { due, id: Number(id) };
}
