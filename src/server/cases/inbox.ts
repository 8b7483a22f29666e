import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, reachesOf } from '../../policy/access/grants.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { message } from './schema.ts';

/** What an organisation is told: what happened, then what it means, what to do next, and by when. */
export interface Message {
  readonly organisationId: OrganisationId;
  readonly caseId: CaseId | null;
  readonly title: string;
  readonly text: string;
}

/** In its inbox, and by way of the outbox at every address that it has confirmed. */
export async function tell(tx: Tx, { now }: Occasion, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const column = <K extends keyof Message>(key: K): Message[K][] => messages.map((message) => message[key]);
  await sql`
    WITH told AS (
      INSERT INTO inbox (organisation_id, case_id, title, text, sent_at)
      SELECT item.*, ${now}::timestamptz FROM unnest(${column('organisationId')}::bigint[], ${column('caseId')}::bigint[],
        ${column('title')}::text[], ${column('text')}::text[]) AS item
      RETURNING id, organisation_id)
    INSERT INTO outbox (topic, body, created_at)
    SELECT address.channel, jsonb_build_object('address', address.id, 'message', told.id), ${now}::timestamptz
    FROM told JOIN notification_addresses AS address ON address.organisation_id = told.organisation_id
      AND address.confirmed_at IS NOT NULL AND address.removed_at IS NULL`.execute(tx);
}

const PAGE = 50;

export interface InboxQuery {
  readonly before?: number | undefined;
  readonly unread?: boolean;
}

/** The newest first; `unread` counts all that nobody there has read. */
export async function readInbox(
  db: Reader,
  actor: Actor,
  { before, unread = false }: InboxQuery,
): Promise<{ items: z.infer<typeof message>[]; unread: number }> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('organisation_id', 'in', organisationsOf(actor))
    .where('id', '<', before ?? Number.MAX_SAFE_INTEGER)
    .$if(unread, (query) => query.where('read_at', 'is', null))
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute();
  return { items: rows.map(viewOf), unread: await countUnread(db, actor) };
}

async function countUnread(db: Reader, actor: Actor): Promise<number> {
  const { count } = await db
    .selectFrom('inbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', 'in', organisationsOf(actor))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** @throws Failure `not-found` for another organisation's message */
export async function markRead(tx: Tx, occasion: Occasion, id: number): Promise<void> {
  const row = await tx
    .updateTable('inbox')
    .set({ read_at: sql<Date>`coalesce(read_at, ${occasion.now})` })
    .where('id', '=', id)
    .where('organisation_id', 'in', organisationsOf(occasion.actor))
    .returning('organisation_id')
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  await record(tx, occasion, 'organisation', [
    { streamId: row.organisation_id, action: 'read-message', body: { message: id } },
  ]);
}

/** Everything up to that message, which the reader has seen in the list; returns how many were unread. */
export async function markAllRead(tx: Tx, occasion: Occasion, upTo: number): Promise<number> {
  const rows = await tx
    .updateTable('inbox')
    .set({ read_at: occasion.now })
    .where('organisation_id', 'in', organisationsOf(occasion.actor))
    .where('read_at', 'is', null)
    .where('id', '<=', upTo)
    .returning('organisation_id')
    .execute();
  const read = Map.groupBy(rows, (row) => row.organisation_id);
  const happenings = [...read].map(([organisationId, { length }]) => ({
    streamId: organisationId,
    action: 'read-messages',
    body: { upTo, count: length },
  }));
  await record(tx, occasion, 'organisation', happenings);
  return rows.length;
}

/** Those whose inbox the actor may read; never empty, as `IN ()` is no SQL. */
function organisationsOf(actor: Actor): OrganisationId[] {
  const ids = reachesOf(actor, 'inbox.read').flatMap(({ within }) =>
    within === 'everywhere' ? [] : [within.id],
  );
  return ids.length === 0 ? [0 as OrganisationId] : ids;
}

function viewOf(row: Selectable<DB['inbox']>): z.infer<typeof message> {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    caseId: row.case_id,
    title: row.title,
    text: row.text,
    sentAt: row.sent_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
