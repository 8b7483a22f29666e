import type { CopyRow } from './copy-out.ts';
import type { FormBytes } from './evidence.ts';

/** The columns of an entry, in this order. */
export const ENTRY_COLUMNS =
  'stream_id, seq, effective_at, recorded_at, actor, action, from_state, to_state, previous_hash, body, hash';
const [
  STREAM_ID,
  SEQ,
  EFFECTIVE_AT,
  RECORDED_AT,
  ACTOR,
  ACTION,
  FROM_STATE,
  TO_STATE,
  PREVIOUS_HASH,
  BODY,
  HASH,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

const NEWLINE = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const HEX_DIGITS = Buffer.from('0123456789abcdef');
/** Of everything but the body and the names, of which none is near as long. */
const ROOM = 4_096;
/** PostgreSQL counts from here, in microseconds; ±infinity lies beyond. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const FINITE = 9e15;

/** Writes the canonical form (canonical.ts) from the columns as they lie in the connection's buffer. */
export class EntryForm {
  readonly #kind: string;
  #buffer = Buffer.alloc(64 * 1024);
  #end = 0;
  readonly #instants = new Map<number, string>();

  constructor(kind: string) {
    this.#kind = JSON.stringify(kind);
  }

  streamId(row: CopyRow): number {
    return row.int8(STREAM_ID);
  }

  hash(row: CopyRow): string {
    return row.hex(HASH);
  }

  write(row: CopyRow): FormBytes {
    this.#reserve(row.end(HASH) - row.start(STREAM_ID));
    this.#end = this.#buffer.write(`${this.#kind}\n${row.int8(STREAM_ID)}\n${row.int4(SEQ)}\n`, 0, 'utf8');
    this.#instant(row.int8(EFFECTIVE_AT));
    this.#instant(row.int8(RECORDED_AT));
    for (const field of [ACTOR, ACTION, FROM_STATE, TO_STATE]) this.#string(row, field);
    this.#hash(row);
    this.#end += row.buffer.copy(this.#buffer, this.#end, row.start(BODY), row.end(BODY));
    return { buffer: this.#buffer, start: 0, end: this.#end };
  }

  /** A character may be escaped with six. */
  #reserve(row: number): void {
    if (this.#buffer.length < 6 * row + ROOM) this.#buffer = Buffer.alloc(12 * row + ROOM);
  }

  /** With milliseconds. We write no finer; if someone else did, it shows. */
  #instant(microseconds: number): void {
    let text = this.#instants.get(microseconds);
    if (text === undefined) {
      if (this.#instants.size > 10_000) this.#instants.clear();
      text = instantText(microseconds);
      this.#instants.set(microseconds, text);
    }
    this.#end += this.#buffer.write(text, this.#end, 'latin1');
  }

  #string(row: CopyRow, field: number): void {
    if (row.isNull(field)) {
      this.#end += this.#buffer.write('null\n', this.#end, 'latin1');
      return;
    }
    const { buffer } = row;
    const target = this.#buffer;
    let at = this.#end;
    target[at++] = QUOTE;
    for (let position = row.start(field); position < row.end(field); position += 1) {
      const byte = buffer[position] ?? 0;
      if (byte < 32 || byte === QUOTE || byte === BACKSLASH) return this.#escaped(row.text(field));
      target[at++] = byte;
    }
    target[at++] = QUOTE;
    target[at++] = NEWLINE;
    this.#end = at;
  }

  #escaped(text: string): void {
    this.#end += this.#buffer.write(`${JSON.stringify(text)}\n`, this.#end, 'utf8');
  }

  #hash(row: CopyRow): void {
    const target = this.#buffer;
    let at = this.#end;
    target[at++] = QUOTE;
    for (let position = row.start(PREVIOUS_HASH); position < row.end(PREVIOUS_HASH); position += 1) {
      const byte = row.buffer[position] ?? 0;
      target[at++] = HEX_DIGITS[byte >> 4] ?? 0;
      target[at++] = HEX_DIGITS[byte & 15] ?? 0;
    }
    target[at++] = QUOTE;
    target[at++] = NEWLINE;
    this.#end = at;
  }
}

function instantText(microseconds: number): string {
  if (Math.abs(microseconds) > FINITE) return '"infinity"\n';
  const fine = ((microseconds % 1000) + 1000) % 1000;
  const text = new Date(EPOCH_MS + (microseconds - fine) / 1000).toISOString();
  return fine === 0 ? `"${text}"\n` : `"${text.slice(0, -1)}${String(fine).padStart(3, '0')}Z"\n`;
}
