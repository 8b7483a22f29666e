import { hash } from 'node:crypto';

/** What is known of one timeline, from the database or from an export. Hashes in hex. */
export interface StreamEvidence extends StreamName {
  readonly entries: EntryEvidence[];
  readonly leaves: LeafEvidence[];
  head?: HeadEvidence;
}

export interface StreamName {
  readonly kind: string;
  readonly id: number;
}

export interface EntryEvidence {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
  /** Its content has that hash and belongs to this timeline. */
  readonly intact: boolean;
}

export interface HeadEvidence {
  readonly seq: number;
  readonly hash: string;
}

export interface LeafEvidence extends HeadEvidence {
  readonly checkpoint: number;
}

/** Where the canonical form of an entry lies. Good only until the call returns. */
export interface FormBytes {
  readonly buffer: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * Takes timelines in the order of {@link compareStreams}, each as its entries in the order of seq, then its leaves
 * likewise, then its head.
 */
export interface EvidenceSink {
  readonly stream: (name: StreamName) => void;
  readonly entry: (form: FormBytes, hash: string) => void;
  readonly leaf: (leaf: LeafEvidence) => void;
  readonly head: (head: HeadEvidence) => void;
  readonly end: () => void;
}

/** The order of timelines in exports and of leaves in a checkpoint: kind by its bytes, then id. */
export function compareStreams(a: StreamName, b: StreamName): number {
  return a.kind === b.kind ? a.id - b.id : Buffer.compare(Buffer.from(a.kind), Buffer.from(b.kind));
}

/** Hashes each entry and hands on one timeline at a time. */
export class StreamCollector implements EvidenceSink {
  readonly #take: (stream: StreamEvidence) => void;
  #stream: StreamEvidence | undefined;
  /** The first two lines of every entry of the timeline. */
  #start = Buffer.alloc(0);

  constructor(take: (stream: StreamEvidence) => void) {
    this.#take = take;
  }

  stream({ kind, id }: StreamName): void {
    this.end();
    this.#stream = { kind, id, entries: [], leaves: [] };
    this.#start = Buffer.from(`${JSON.stringify(kind)}\n${id}\n`);
  }

  entry({ buffer, start, end }: FormBytes, recorded: string): void {
    const belongs = startsWith(buffer, start, this.#start);
    const actual = hash('sha256', buffer.subarray(start, end), 'hex');
    const { seq, previous } = placeInChain(buffer, start + this.#start.length, end);
    this.#stream?.entries.push({ seq, previous, hash: recorded, intact: belongs && actual === recorded });
  }

  leaf(leaf: LeafEvidence): void {
    this.#stream?.leaves.push(leaf);
  }

  head(head: HeadEvidence): void {
    if (this.#stream !== undefined) this.#stream.head = head;
  }

  end(): void {
    if (this.#stream !== undefined) this.#take(this.#stream);
    this.#stream = undefined;
  }
}

/** Of short texts; a loop is faster than a call into the runtime. */
export function startsWith(buffer: Buffer, offset: number, text: Buffer): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (buffer[offset + index] !== text[index]) return false;
  }
  return true;
}

const NEWLINE = 10;
const LINES_TO_PREVIOUS_HASH = 6;

/** From the third line on: the number, six lines that do not matter here, and the hash of the entry before. */
function placeInChain(buffer: Buffer, start: number, end: number): { seq: number; previous: string } {
  let seq = 0;
  let position = start;
  for (; position < end && buffer[position] !== NEWLINE; position += 1) {
    seq = seq * 10 + (buffer[position] ?? 0) - 48;
  }
  for (let lines = 0; position < end && lines < LINES_TO_PREVIOUS_HASH; lines += 1) {
    position += 1;
    while (position < end && buffer[position] !== NEWLINE) position += 1;
  }
  return {
    seq,
    previous: buffer.toString('latin1', Math.min(position + 2, end), Math.min(position + 66, end)),
  };
}
