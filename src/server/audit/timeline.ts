import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { type EntryContent, hashEntry, NO_HASH } from './canonical.ts';

/** What happened in one stream. `effectiveAt` is the occasion's moment unless it held from an earlier day. */
export interface Happening {
  readonly streamId: number;
  readonly action: string;
  readonly fromState?: string | null;
  readonly toState?: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly effectiveAt?: Date;
  /** Who acts; absent: whoever the occasion names. */
  readonly actorName?: string;
}

interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

interface ChainedEntry extends EntryContent {
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/**
 * Adds entries to the timelines of one kind of stream, in the order given, each chained to the one before it in its
 * stream. The heads stay locked until the transaction ends.
 */
export async function record(
  tx: Tx,
  occasion: Occasion,
  streamKind: string,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const heads = await lockHeads(tx, streamKind, happenings);
  const entries = chain(streamKind, occasion, happenings, heads);
  await store(tx, occasion, streamKind, { entries, heads });
}

/** Likewise for streams that begin with it. @throws a collision if one exists already */
export async function recordFirst(
  tx: Tx,
  occasion: Occasion,
  streamKind: string,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const heads = new Map<number, Head>();
  const entries = chain(streamKind, occasion, happenings, heads);
  await store(tx, occasion, streamKind, { entries, heads });
}

async function lockHeads(tx: Tx, kind: string, happenings: readonly Happening[]): Promise<Map<number, Head>> {
  const ids = [...new Set(happenings.map(({ streamId }) => streamId))];
  const rows = await tx
    .selectFrom('streams')
    .select(['id', 'seq', 'hash'])
    .where('kind', '=', kind)
    .where('id', '=', sql<number>`ANY(${ids}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, seq, hash }) => [id, { seq, hash }]));
}

/** Chains the happenings; `heads` is advanced to the new heads. */
function chain(
  streamKind: string,
  { now, actorName }: Occasion,
  happenings: readonly Happening[],
  heads: Map<number, Head>,
): ChainedEntry[] {
  return happenings.map((happening) => {
    const head = heads.get(happening.streamId) ?? { seq: 0, hash: NO_HASH };
    const content: EntryContent = {
      streamKind,
      streamId: happening.streamId,
      seq: head.seq + 1,
      effectiveAt: happening.effectiveAt ?? now,
      recordedAt: now,
      actor: happening.actorName ?? actorName,
      action: happening.action,
      fromState: happening.fromState ?? null,
      toState: happening.toState ?? null,
      body: JSON.stringify(happening.body),
    };
    const hash = hashEntry(content, head.hash);
    heads.set(happening.streamId, { seq: content.seq, hash });
    return { ...content, previousHash: head.hash, hash };
  });
}

/** Entries and new heads in one statement. */
async function store(
  tx: Tx,
  { now }: Occasion,
  streamKind: string,
  { entries, heads }: { entries: readonly ChainedEntry[]; heads: ReadonlyMap<number, Head> },
): Promise<void> {
  const column = <T>(read: (entry: ChainedEntry) => T): T[] => entries.map(read);
  const values = [...heads.values()];
  await sql`
    WITH head AS (
      INSERT INTO streams (kind, id, seq, hash)
      SELECT ${streamKind}, * FROM unnest(${[...heads.keys()]}::bigint[], ${values.map(({ seq }) => seq)}::int[],
        ${values.map(({ hash }) => hash)}::bytea[])
      ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash)
    INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, from_state, to_state,
                         body, previous_hash, hash)
    SELECT ${streamKind}, item.stream_id, item.seq, item.effective_at, ${now}::timestamptz, item.actor, item.action,
      item.from_state, item.to_state, item.body, item.previous_hash, item.hash
    FROM unnest(${column(({ streamId }) => streamId)}::bigint[], ${column(({ seq }) => seq)}::int[],
      ${column(({ effectiveAt }) => effectiveAt.toISOString())}::timestamptz[],
      ${column(({ actor }) => actor)}::text[], ${column(({ action }) => action)}::text[], ${column(({ fromState }) => fromState)}::text[],
      ${column(({ toState }) => toState)}::text[], ${column(({ body }) => body)}::text[],
      ${column(({ previousHash }) => previousHash)}::bytea[], ${column((entry) => entry.hash)}::bytea[])
      AS item(stream_id, seq, effective_at, actor, action, from_state, to_state, body, previous_hash, hash)`.execute(
    tx,
  );
}
