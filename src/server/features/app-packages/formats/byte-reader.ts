import { Damaged } from './damaged.ts';

/**
 * Little-endian numbers and length-prefixed slices, one after the other, never beyond the end.
 * @throws Damaged
 */
export class ByteReader {
  readonly bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get remaining(): number {
    return this.bytes.length - this.#at;
  }

  /** The next `length` bytes; the reader moves behind them. */
  take(length: number): Buffer {
    if (length < 0 || length > this.remaining) throw new Damaged(`${length} bytes at ${this.#at}`);
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }

  skip(length: number): this {
    this.take(length);
    return this;
  }

  u8(): number {
    return this.take(1).readUInt8();
  }

  u16(): number {
    return this.take(2).readUInt16LE();
  }

  u32(): number {
    return this.take(4).readUInt32LE();
  }

  u64(): bigint {
    return this.take(8).readBigUInt64LE();
  }

  /** A slice with its length before it in four bytes. */
  prefixed(): Buffer {
    return this.take(this.u32());
  }

  /** All length-prefixed slices up to the end. */
  *slices(): Generator<Buffer> {
    while (this.remaining > 0) yield this.prefixed();
  }
}
