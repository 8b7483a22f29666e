import type { Client, Connection, Submittable } from 'pg';

/** Of a binary COPY: signature, flags, and an extension that nobody uses. */
const HEADER = 19;
const END = -1;
const NULL = -1;
const MOST_FIELDS = 16;

/** One row of a binary COPY. Good only until the call that was given it returns. */
export class CopyRow {
  buffer: Buffer = Buffer.alloc(0);
  readonly #starts = new Int32Array(MOST_FIELDS);
  readonly #lengths = new Int32Array(MOST_FIELDS);

  /** False at the end of the rows. */
  read(buffer: Buffer, offset: number): boolean {
    const count = buffer.readInt16BE(offset);
    if (count === END) return false;
    this.buffer = buffer;
    let position = offset + 2;
    for (let field = 0; field < count; field += 1) {
      const length = buffer.readInt32BE(position);
      position += 4;
      this.#starts[field] = position;
      this.#lengths[field] = length;
      position += Math.max(0, length);
    }
    return true;
  }

  isNull(field: number): boolean {
    return this.#lengths[field] === NULL;
  }

  start(field: number): number {
    return this.#starts[field] ?? 0;
  }

  end(field: number): number {
    return this.start(field) + (this.#lengths[field] ?? 0);
  }

  int4(field: number): number {
    return this.buffer.readInt32BE(this.start(field));
  }

  /** Exact up to 2^53. */
  int8(field: number): number {
    return int8At(this.buffer, this.start(field));
  }

  hex(field: number): string {
    return this.buffer.toString('hex', this.start(field), this.end(field));
  }

  text(field: number): string {
    return this.buffer.toString('utf8', this.start(field), this.end(field));
  }
}

export function int8At(buffer: Buffer, offset: number): number {
  return buffer.readInt32BE(offset) * 2 ** 32 + buffer.readUInt32BE(offset + 4);
}

/**
 * Streams the rows of a query by COPY. That `take` runs before more is read is all the back-pressure there is.
 */
export function copyOut(client: Client, select: string, take: (row: CopyRow) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(select, take, { resolve, reject }));
  });
}

interface Settle {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What the client of `pg` calls while the query is its active one. */
class CopyOut implements Submittable {
  readonly #text: string;
  readonly #take: (row: CopyRow) => void;
  readonly #settle: Settle;
  readonly #row = new CopyRow();
  #started = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(select: string, take: (row: CopyRow) => void, settle: Settle) {
    this.#text = `COPY (${select}) TO STDOUT (FORMAT binary)`;
    this.#take = take;
    this.#settle = settle;
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  /** The server sends one message for each row, the first one after the header. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const start = this.#started ? 0 : HEADER;
    this.#started = true;
    if (this.#failure !== undefined || !this.#row.read(chunk, start)) return;
    try {
      this.#take(this.#row);
    } catch (error) {
      this.#failure = { error };
    }
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#settle.resolve();
    else this.#settle.reject(this.#failure.error);
  }

  handleCommandComplete(): void {}
  handleCopyInResponse(): void {}
  handleRowDescription(): void {}
  handleEmptyQuery(): void {}
}
