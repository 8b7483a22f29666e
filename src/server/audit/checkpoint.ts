import { type Kysely, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { chainLeaf, checkpointForm, NO_ROOT, type SignedCheckpoint } from './checkpoint-form.ts';
import { compareStreams } from './evidence.ts';
import { MerkleTree } from './merkle.ts';
import { type CheckpointRow, publicCheckpoint } from './public-checkpoint.ts';
import type { SigningKey } from './signing-key.ts';

export interface CheckpointOptions {
  readonly key: SigningKey;
  readonly now: Date;
}

interface Head {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
  readonly hash: Buffer;
}

/** What the next checkpoint starts from. */
interface Outset {
  readonly previous: SignedCheckpoint | undefined;
  /** Every visible entry up to here is sealed, and no transaction can still be writing one; 0 if nothing is known. */
  readonly sealedUpTo: number;
  /** Likewise, once the entries that are now visible have been sealed. */
  readonly settled: number;
}

const LEAVES_PER_STATEMENT = 20_000;

/**
 * Seals the heads that changed since the last checkpoint. Undefined when none did, or when another process is at it.
 *
 * Positions are given out before they are committed, so the highest visible one says nothing about those below it. The
 * invariant: whoever holds a position has a transaction number (trigger entries_number_transaction). A checkpoint reads
 * the last position given out, P, and then takes its own number, X; so every position up to P is held by a transaction
 * older than X. Once a snapshot shows that all older than X have ended, what it shows up to P is all there will ever be.
 * The checkpoint that finds this out still looks from the former mark, and only its successor from P.
 * After a restore both counters may have started over. A row restored is known by its xmin, which is no longer the
 * number of the transaction that made it; it proves nothing here, and all heads are looked at until rows made here do.
 */
export function makeCheckpoint(
  db: Kysely<DB>,
  { key, now }: CheckpointOptions,
): Promise<SignedCheckpoint | undefined> {
  // Each statement must see what the one before it saw, and more.
  const transaction = db.transaction().setIsolationLevel('read committed');
  return transaction.execute(async (tx) => {
    if (!(await isMyTurn(tx))) return undefined;
    const sealedPosition = await lastPosition(tx);
    const outset = await findOutset(tx);
    const heads = await unsealedHeads(tx, outset.sealedUpTo, sealedPosition);
    if (heads.length === 0) return undefined;
    const nextTransaction = await ownNumber(tx);
    const checkpoint = seal(heads, { outset, sealedPosition, nextTransaction, key, now });
    await insertKey(tx, key, now);
    await insertCheckpoint(tx, checkpoint);
    await insertLeaves(tx, checkpoint.number, heads);
    return checkpoint;
  });
}

async function isMyTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('registry checkpoint', 0)) AS mine`.execute(tx);
  return rows[0]?.mine ?? false;
}

async function findOutset(tx: Tx): Promise<Outset> {
  const { rows } = await sql<CheckpointRow & { made_here: boolean }>`
    SELECT *, xmin = next_transaction::xid AS made_here FROM checkpoints ORDER BY number DESC LIMIT 1`.execute(
    tx,
  );
  const [last] = rows;
  const sealedUpTo = last?.made_here === true ? last.settled_position : 0;
  const settled = await sql<{ position: number }>`
    SELECT sealed_position AS position FROM checkpoints
    WHERE xmin = next_transaction::xid AND next_transaction <= pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY number DESC LIMIT 1`.execute(tx);
  return {
    previous: last === undefined ? undefined : publicCheckpoint(last),
    sealedUpTo,
    settled: Math.max(sealedUpTo, settled.rows[0]?.position ?? 0),
  };
}

/** In the order of the tree. */
async function unsealedHeads(tx: Tx, sealedUpTo: number, upTo: number): Promise<Head[]> {
  // Without an upper bound the planner, while it has no statistics yet, would read every entry.
  const candidates =
    sealedUpTo === 0
      ? sql`SELECT kind, id, seq, hash FROM streams`
      : sql`SELECT DISTINCT ON (stream_kind, stream_id) stream_kind AS kind, stream_id AS id, seq, hash
          FROM entries WHERE position > ${sealedUpTo} AND position <= ${upTo} ORDER BY stream_kind, stream_id, seq DESC`;
  const { rows } = await sql<Head>`
    SELECT kind, id, seq, hash FROM (${candidates}) AS candidate
    WHERE NOT EXISTS (SELECT FROM checkpoint_leaves
      WHERE stream_kind = candidate.kind AND stream_id = candidate.id AND seq = candidate.seq)`.execute(tx);
  return rows.toSorted(compareStreams);
}

async function lastPosition(tx: Tx): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS position
    FROM entries_position_seq`.execute(tx);
  return rows[0]?.position ?? 0;
}

async function ownNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`SELECT pg_current_xact_id()::text AS number`.execute(tx);
  return rows[0]?.number ?? '';
}

interface Sealing extends CheckpointOptions {
  readonly outset: Outset;
  readonly sealedPosition: number;
  readonly nextTransaction: string;
}

function seal(heads: readonly Head[], sealing: Sealing): SignedCheckpoint {
  const { previous, settled } = sealing.outset;
  const tree = new MerkleTree();
  tree.add(chainLeaf(previous));
  for (const { hash } of heads) tree.addDigest(hash.toString('hex'));
  const content = {
    number: (previous?.number ?? 0) + 1,
    madeAt: sealing.now.toISOString(),
    leafCount: heads.length,
    previousRoot: previous?.root ?? NO_ROOT,
    root: tree.root(),
    settledPosition: settled,
    sealedPosition: sealing.sealedPosition,
    nextTransaction: sealing.nextTransaction,
    keyId: sealing.key.id,
  };
  return { ...content, signature: sealing.key.sign(checkpointForm(content)).toString('hex') };
}

async function insertKey(tx: Tx, key: SigningKey, now: Date): Promise<void> {
  const der = key.publicKey.export({ type: 'spki', format: 'der' });
  await sql`
    INSERT INTO checkpoint_keys (id, public_key, first_used_at) VALUES (${key.id}, ${der}, ${now})
    ON CONFLICT (id) DO NOTHING`.execute(tx);
}

async function insertCheckpoint(tx: Tx, checkpoint: SignedCheckpoint): Promise<void> {
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  await tx
    .insertInto('checkpoints')
    .values({
      number: checkpoint.number,
      made_at: new Date(checkpoint.madeAt),
      leaf_count: checkpoint.leafCount,
      previous_root: bytes(checkpoint.previousRoot),
      root: bytes(checkpoint.root),
      signature: bytes(checkpoint.signature),
      key_id: checkpoint.keyId,
      settled_position: checkpoint.settledPosition,
      sealed_position: checkpoint.sealedPosition,
      next_transaction: checkpoint.nextTransaction,
    })
    .execute();
}

async function insertLeaves(tx: Tx, checkpoint: number, heads: readonly Head[]): Promise<void> {
  for (let start = 0; start < heads.length; start += LEAVES_PER_STATEMENT) {
    const some = heads.slice(start, start + LEAVES_PER_STATEMENT);
    await sql`
      INSERT INTO checkpoint_leaves (checkpoint, stream_kind, stream_id, seq, hash)
      SELECT ${checkpoint}, * FROM unnest(${some.map(({ kind }) => kind)}::text[],
        ${some.map(({ id }) => id)}::bigint[], ${some.map(({ seq }) => seq)}::int[],
        ${some.map(({ hash }) => hash)}::bytea[])`.execute(tx);
  }
}
