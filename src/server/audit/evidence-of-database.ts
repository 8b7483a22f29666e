import type { KeyObject } from 'node:crypto';
import { type Client, escapeLiteral } from 'pg';
import type { SignedCheckpoint } from './checkpoint-form.ts';
import { type CopyRow, copyOut, int8At } from './copy-out.ts';
import { ENTRY_COLUMNS, EntryForm } from './entry-form.ts';
import type { EvidenceSink, HeadEvidence, LeafEvidence } from './evidence.ts';
import { publicKeyOf } from './public-keys.ts';

const STREAMS_PER_PAGE = 2_000;
const LEAVES_PER_PAGE = 50_000;

/** Every timeline of the database. Entries are streamed; leaves and heads are held for a page of timelines. */
export async function readTimelines(client: Client, sink: EvidenceSink): Promise<void> {
  for (const kind of await streamKinds(client)) {
    for (let after: string | null = null, upTo: string | null = ''; upTo !== null; after = upTo) {
      upTo = await pageEnd(client, kind, after);
      await readPage(client, { kind, after, upTo }, sink);
    }
  }
  sink.end();
}

/** Every checkpoint in the order of their numbers. */
export async function readCheckpoints(
  client: Client,
  take: (checkpoint: SignedCheckpoint) => void,
): Promise<void> {
  await copyOut(client, CHECKPOINTS, (row) => take(JSON.parse(row.text(0)) as SignedCheckpoint));
}

export async function readKeys(client: Client): Promise<KeyObject[]> {
  const { rows } = await client.query<{ public_key: Buffer }>(
    'SELECT public_key FROM checkpoint_keys ORDER BY id',
  );
  return rows.map((row) => publicKeyOf(row.public_key));
}

/** Microseconds, which we never write, would show. */
const CHECKPOINTS = `
  SELECT json_build_object('number', number,
    'madeAt', replace(to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z', 'Z'),
    'leafCount', leaf_count, 'previousRoot', encode(previous_root, 'hex'), 'root', encode(root, 'hex'),
    'settledPosition', settled_position, 'sealedPosition', sealed_position,
    'nextTransaction', next_transaction::text, 'keyId', key_id, 'signature', encode(signature, 'hex'))::text
  FROM checkpoints ORDER BY number`;

/** Timelines of one kind whose id lies between; null is unbounded. */
interface Page {
  readonly kind: string;
  readonly after: string | null;
  readonly upTo: string | null;
}

async function readPage(client: Client, page: Page, sink: EvidenceSink): Promise<void> {
  const seals = new PageSeals(page.kind, sink);
  await copyOut(client, leavesOf(page), (row) => seals.addLeaves(row));
  await copyOut(client, headsOf(page), (row) => seals.addHead(row));
  const form = new EntryForm(page.kind);
  await copyOut(client, entriesOf(page), (row) => {
    seals.goTo(form.streamId(row), true);
    sink.entry(form.write(row), form.hash(row));
  });
  seals.goTo(Number.POSITIVE_INFINITY, false);
}

const entriesOf = (page: Page): string => `
  SELECT ${ENTRY_COLUMNS} FROM entries WHERE ${within(page, 'stream_kind', 'stream_id')} ORDER BY stream_id, seq`;

/** In one row, since each row costs more than what is in it. */
const leavesOf = (page: Page): string => `
  SELECT string_agg(int8send(stream_id) || int4send(seq) || int4send(checkpoint) || int4send(length(hash)) || hash,
    ''::bytea ORDER BY stream_id, seq)
  FROM checkpoint_leaves WHERE ${within(page, 'stream_kind', 'stream_id')}`;

const headsOf = (page: Page): string => `
  SELECT id, seq, hash FROM streams WHERE ${within(page, 'kind', 'id')} ORDER BY id`;

function within({ kind, after, upTo }: Page, kindColumn: string, idColumn: string): string {
  const lower = after === null ? '' : ` AND ${idColumn} > ${after}`;
  const upper = upTo === null ? '' : ` AND ${idColumn} <= ${upTo}`;
  return `${kindColumn} = ${escapeLiteral(kind)}${lower}${upper}`;
}

interface OfStream<Evidence> {
  readonly id: number;
  readonly evidence: Evidence;
}

/** Leaves and heads of a page, handed on when the entries have passed their timeline. */
class PageSeals {
  readonly #kind: string;
  readonly #sink: EvidenceSink;
  readonly #leaves: OfStream<LeafEvidence>[] = [];
  readonly #heads: OfStream<HeadEvidence>[] = [];
  #nextLeaf = 0;
  #nextHead = 0;
  #open: number | undefined;

  constructor(kind: string, sink: EvidenceSink) {
    this.#kind = kind;
    this.#sink = sink;
  }

  addLeaves(row: CopyRow): void {
    const { buffer } = row;
    for (let start = row.start(0); start < row.end(0); ) {
      const id = int8At(buffer, start);
      const hash = start + 20;
      const end = hash + buffer.readInt32BE(start + 16);
      const [seq, checkpoint] = [buffer.readInt32BE(start + 8), buffer.readInt32BE(start + 12)];
      this.#leaves.push({ id, evidence: { seq, checkpoint, hash: buffer.toString('hex', hash, end) } });
      start = end;
    }
  }

  addHead(row: CopyRow): void {
    this.#heads.push({ id: row.int8(0), evidence: { seq: row.int4(1), hash: row.hex(2) } });
  }

  /** Closes the timelines before `id`, those without entries too, and opens that one. */
  goTo(id: number, hasEntries: boolean): void {
    if (id === this.#open) return;
    for (let next = this.#nextId(); next < id; next = this.#nextId()) {
      if (next !== this.#open) this.#sink.stream({ kind: this.#kind, id: next });
      this.#close(next);
    }
    this.#open = id;
    if (hasEntries) this.#sink.stream({ kind: this.#kind, id });
  }

  #nextId(): number {
    const leaf = this.#leaves[this.#nextLeaf]?.id ?? Number.POSITIVE_INFINITY;
    return Math.min(leaf, this.#heads[this.#nextHead]?.id ?? Number.POSITIVE_INFINITY);
  }

  #close(id: number): void {
    for (let leaf = this.#leaves[this.#nextLeaf]; leaf?.id === id; leaf = this.#leaves[this.#nextLeaf]) {
      this.#sink.leaf(leaf.evidence);
      this.#nextLeaf += 1;
    }
    for (let head = this.#heads[this.#nextHead]; head?.id === id; head = this.#heads[this.#nextHead]) {
      this.#sink.head(head.evidence);
      this.#nextHead += 1;
    }
  }
}

/** By their bytes. Looked up one after the other in the indexes, since a scan would read every entry. */
async function streamKinds(client: Client): Promise<string[]> {
  const kinds: string[] = [];
  for (let last: string | undefined; ; last = kinds.at(-1)) {
    const beyond = last === undefined ? ">= ''" : `> ${escapeLiteral(last)}`;
    const { rows } = await client.query<{ kind: string | null }>(
      `SELECT least((SELECT min(stream_kind) FROM entries WHERE stream_kind ${beyond}),
        (SELECT min(stream_kind) FROM checkpoint_leaves WHERE stream_kind ${beyond}),
        (SELECT min(kind) FROM streams WHERE kind ${beyond})) AS kind`,
    );
    const kind = rows[0]?.kind ?? null;
    if (kind === null) return kinds.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    kinds.push(kind);
  }
}

/**
 * The last id of the next page; null when it is the last page. Where heads are gone that should be there, leaves bound
 * the page.
 */
async function pageEnd(client: Client, kind: string, after: string | null): Promise<string | null> {
  const beyond = (column: string): string => (after === null ? '' : `AND ${column} > ${after}`);
  const { rows } = await client.query<{ id: string | null }>(
    `SELECT COALESCE(
       (SELECT id FROM streams WHERE kind = $1 ${beyond('id')} ORDER BY id OFFSET ${STREAMS_PER_PAGE - 1} LIMIT 1),
       (SELECT stream_id FROM checkpoint_leaves WHERE stream_kind = $1 ${beyond('stream_id')}
        ORDER BY stream_id OFFSET ${LEAVES_PER_PAGE - 1} LIMIT 1))::text AS id`,
    [kind],
  );
  return rows[0]?.id ?? null;
}
