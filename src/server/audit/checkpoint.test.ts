import { verify } from 'node:crypto';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aSigningKey, NOW, note, sealed, tamper } from '../../../test/builders/timelines.ts';
import { aDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { checkpointForm, NO_ROOT, type SignedCheckpoint } from './checkpoint-form.ts';

const key = aSigningKey();
let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
});

async function unsealedStreams(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM streams AS head WHERE NOT EXISTS (SELECT FROM checkpoint_leaves
      WHERE stream_kind = kind AND stream_id = head.id AND seq = head.seq) ORDER BY id`.execute(database.db);
  return rows.map(({ id }) => id);
}

/** Other tests run on the same cluster, and their transactions too may be older than a checkpoint. */
async function olderEnded({ nextTransaction }: SignedCheckpoint): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{ ended: boolean }>`
        SELECT pg_snapshot_xmin(pg_current_snapshot()) > ${nextTransaction}::text::xid8 AS ended`.execute(
        database.db,
      );
      expect(rows).toEqual([{ ended: true }]);
    },
    { timeout: 20_000 },
  );
}

test('a checkpoint seals the heads changed since the last one, and follows on it', async () => {
  await note(database.db, [1, 2, 3]);
  const first = await sealed(database.db, key);
  expect(first).toMatchObject({ number: 1, leafCount: 3, previousRoot: NO_ROOT, keyId: key.id });
  await note(database.db, [2]);
  await note(database.db, [2, 4]);
  const second = await sealed(database.db, key);
  expect(second).toMatchObject({ number: 2, leafCount: 2, previousRoot: first.root });
  const form = Buffer.from(checkpointForm(second));
  expect(verify(null, form, key.publicKey, Buffer.from(second.signature, 'hex'))).toBe(true);
  expect(await unsealedStreams()).toEqual([]);
});

test('no checkpoint is made when nothing changed', async () => {
  expect(await makeCheckpoint(database.db, { key, now: NOW })).toBeUndefined();
  await note(database.db, [1]);
  await sealed(database.db, key);
  expect(await makeCheckpoint(database.db, { key, now: NOW })).toBeUndefined();
});

test('of many checkpointers at once one seals, and none fails', async () => {
  for (let round = 1; round <= 5; round += 1) {
    await note(database.db, [1, 2]);
    const made = await Promise.all(
      Array.from({ length: 5 }, () => makeCheckpoint(database.db, { key, now: NOW })),
    );
    expect(made.filter((checkpoint) => checkpoint !== undefined)).toMatchObject([{ number: round }]);
  }
});

test('more heads than go into one statement', async () => {
  await sql`INSERT INTO streams (kind, id, seq, hash)
    SELECT 'case', id, 1, sha256('x') FROM generate_series(1, 20001) AS id`.execute(database.db);
  expect(await sealed(database.db, key)).toMatchObject({ leafCount: 20_001 });
  expect(await unsealedStreams()).toEqual([]);
});

/** A session that writes entries by hand and takes its time. The hash does not matter to checkpoints. */
class Writer {
  readonly #client: Client;
  busy = false;

  constructor(url: string) {
    this.#client = new Client({ connectionString: url });
  }

  connect = (): Promise<unknown> => this.#client.connect();
  end = (): Promise<void> => this.#client.end();

  async begin(): Promise<void> {
    await this.#client.query('BEGIN');
    this.busy = true;
  }

  /** Takes a position now; the entry is seen when the transaction has ended. */
  async write(streamId: number): Promise<void> {
    await this.#client.query(
      `WITH head AS (INSERT INTO streams (kind, id, seq, hash) VALUES ('case', $1, 1, sha256('x'))
         ON CONFLICT (kind, id) DO UPDATE SET seq = streams.seq + 1 RETURNING seq)
       INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, body,
         previous_hash, hash) SELECT 'case', $1, seq, now(), now(), 'test', 'note', '{}', sha256('x'), sha256('x')
       FROM head`,
      [streamId],
    );
  }

  async finish(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    await this.#client.query(how);
    this.busy = false;
  }
}

describe('positions are taken in one order and committed in another', () => {
  const writers: Writer[] = [];
  afterEach(async () => {
    for (const writer of writers.splice(0)) await writer.end();
  });

  async function aWriter(): Promise<Writer> {
    const writer = new Writer(database.url);
    await writer.connect();
    writers.push(writer);
    return writer;
  }

  test('an entry committed after many later ones were sealed is sealed by the next checkpoint', async () => {
    const late = await aWriter();
    await late.begin();
    await late.write(1);
    for (let id = 2; id <= 6; id += 1) {
      await note(database.db, [id]);
      expect(await sealed(database.db, key)).toMatchObject({ settledPosition: 0, sealedPosition: id });
    }
    await late.finish('COMMIT');
    expect(await unsealedStreams()).toEqual([1]);
    await sealed(database.db, key);
    expect(await unsealedStreams()).toEqual([]);
  });

  test('the mark moves on once all who could hold a position below it have ended', async () => {
    await note(database.db, [1, 2]);
    const first = await sealed(database.db, key);
    expect(first).toMatchObject({ settledPosition: 0, sealedPosition: 2 });
    await olderEnded(first);
    const late = await aWriter();
    await late.begin();
    await late.write(3);
    await note(database.db, [4]);
    // Older than the transaction that is still open is only the first checkpoint.
    expect(await sealed(database.db, key)).toMatchObject({ settledPosition: 2, sealedPosition: 4 });
    await note(database.db, [5]);
    const third = await sealed(database.db, key);
    expect(third).toMatchObject({ settledPosition: 2, sealedPosition: 5 });
    await late.finish('ROLLBACK');
    await olderEnded(third);
    await note(database.db, [6]);
    expect(await sealed(database.db, key)).toMatchObject({ settledPosition: 5, sealedPosition: 6 });
  });

  test('a transaction that is younger than all that have ended does not count as ended', async () => {
    await note(database.db, [1]);
    const late = await aWriter();
    await late.begin();
    await late.write(2);
    // The snapshot's xmax is now the number of that very transaction, since none younger has ended.
    expect(await sealed(database.db, key)).toMatchObject({ settledPosition: 0, sealedPosition: 2 });
    await note(database.db, [3]);
    expect(await sealed(database.db, key)).toMatchObject({ settledPosition: 0, sealedPosition: 3 });
    await late.finish('COMMIT');
    await sealed(database.db, key);
    expect(await unsealedStreams()).toEqual([]);
  });

  test('a transaction has its number before it takes a position, even when the entry is all it writes', async () => {
    const { rows } = await sql<{ body: string }>`
      INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, body, previous_hash, hash)
      SELECT 'case', 1, 1, now(), now(), 'test', 'note',
        coalesce(pg_current_xact_id_if_assigned()::text, 'none'), sha256('x'), sha256('x')
      RETURNING body`.execute(database.db);
    expect(rows).toEqual([{ body: expect.stringMatching(/^\d+$/) }]);
  });

  test('positions are not given out in advance', async () => {
    const { rows } = await sql`SELECT seqcache FROM pg_sequence
      WHERE seqrelid = pg_get_serial_sequence('entries', 'position')::regclass`.execute(database.db);
    expect(rows).toEqual([{ seqcache: 1 }]);
  });

  test('whatever the order of writing, committing, rolling back and sealing, no entry is left unsealed', async () => {
    const sessions = [await aWriter(), await aWriter(), await aWriter()];
    const session = fc.nat(sessions.length - 1);
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('write' as const), session) },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom('COMMIT' as const, 'ROLLBACK' as const), session) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('seal' as const), session) },
    );
    let streamId = 100;
    const perform = async ([what, index]: readonly [string, number]): Promise<void> => {
      const writer = sessions[index];
      if (writer === undefined) return;
      if (what === 'seal') await makeCheckpoint(database.db, { key, now: NOW });
      else if (what === 'write') {
        if (!writer.busy) await writer.begin();
        await writer.write((streamId += 1));
      } else if (writer.busy) await writer.finish(what as 'COMMIT' | 'ROLLBACK');
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        for (const each of steps) await perform(each);
        for (const writer of sessions) if (writer.busy) await writer.finish('COMMIT');
        await makeCheckpoint(database.db, { key, now: NOW });
        expect(await unsealedStreams()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('after a restore into another cluster', () => {
  /** Rows written by another transaction than the one they name, as a restore writes them. */
  async function restore(lastPosition: number): Promise<void> {
    await tamper(
      database.ownerUrl,
      `CREATE TABLE kept AS SELECT * FROM checkpoints; TRUNCATE checkpoints CASCADE; INSERT INTO checkpoints SELECT * FROM kept;
       CREATE TABLE leaves AS SELECT * FROM checkpoint_leaves; INSERT INTO checkpoint_leaves SELECT * FROM leaves;
       SELECT setval('entries_position_seq', ${lastPosition})`,
    );
  }

  test.each([
    ['with higher transaction numbers', 0],
    ['where transaction numbers start over', 1_000_000],
  ])('%s, nothing is left unsealed and the mark moves on again', async (_, ahead) => {
    for (const id of [1, 2, 3, 4]) {
      await note(database.db, [id]);
      await sealed(database.db, key);
    }
    await note(database.db, [5]);
    await restore(2_000);
    await tamper(
      database.ownerUrl,
      `UPDATE checkpoints SET next_transaction = (next_transaction::text::bigint + ${ahead})::text::xid8`,
    );
    const marks: number[] = [];
    for (const id of [6, 7, 8]) {
      await note(database.db, [id]);
      const checkpoint = await sealed(database.db, key);
      marks.push(checkpoint.settledPosition);
      await olderEnded(checkpoint);
    }
    expect(marks).toEqual([0, 2_001, 2_002]);
    expect(await unsealedStreams()).toEqual([]);
  });

  test('positions that were given out again are looked at again', async () => {
    for (const id of [1, 2, 3, 4]) {
      await note(database.db, [id]);
      await sealed(database.db, key);
    }
    await tamper(
      database.ownerUrl,
      'DELETE FROM entries WHERE stream_id > 2; DELETE FROM streams WHERE id > 2',
    );
    await restore(2);
    await note(database.db, [5]);
    await sealed(database.db, key);
    await note(database.db, [6]);
    await sealed(database.db, key);
    expect(await unsealedStreams()).toEqual([]);
  });
});

test('the run-time role can add checkpoints and change none', async () => {
  await note(database.db, [1]);
  await sealed(database.db, key);
  for (const table of ['checkpoints', 'checkpoint_leaves', 'checkpoint_keys', 'entries']) {
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(database.db)).rejects.toThrow(
      'permission denied',
    );
  }
  await expect(sql`UPDATE checkpoints SET number = 2`.execute(database.db)).rejects.toThrow(
    'permission denied',
  );
  await expect(sql`SELECT nextval('entries_position_seq')`.execute(database.db)).rejects.toThrow(
    'permission denied',
  );
});
