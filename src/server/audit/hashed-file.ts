import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { ExportedFile } from './manifest.ts';

const CHUNK = 1024 * 1024;

/** A new file, written through a buffer, of which size and hash are known in the end. */
export class HashedFile {
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #buffer = Buffer.allocUnsafe(CHUNK);
  #used = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  write(text: string): void {
    this.#reserve(3 * text.length);
    this.#used += this.#buffer.write(text, this.#used, 'utf8');
  }

  writeBytes(buffer: Buffer, start: number, end: number): void {
    this.#reserve(end - start);
    this.#used += buffer.copy(this.#buffer, this.#used, start, end);
  }

  close(name: string): ExportedFile {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    return { name, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return;
    this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes);
  }

  #flush(): void {
    const bytes = this.#buffer.subarray(0, this.#used);
    this.#hash.update(bytes);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.#bytes += bytes.length;
    this.#used = 0;
  }
}

export interface ReadFile extends ExportedFile {
  /** How many bytes at the end were not used. */
  readonly rest: number;
}

/**
 * Reads a file in large pieces and returns its size and hash. `take` is given what it left of the piece before together
 * with the next one, and returns how much of it it has used.
 */
export function readHashed(path: string, name: string, take: (buffer: Buffer) => number): ReadFile {
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  try {
    let buffer = Buffer.allocUnsafeSlow(CHUNK);
    let kept = 0;
    let bytes = 0;
    for (;;) {
      if (kept === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
      const read = readSync(file, buffer, kept, buffer.length - kept, null);
      if (read === 0) return { name, bytes, sha256: hash.digest('hex'), rest: kept };
      hash.update(buffer.subarray(kept, kept + read));
      bytes += read;
      const used = take(buffer.subarray(0, kept + read));
      buffer.copyWithin(0, used, kept + read);
      kept += read - used;
    }
  } finally {
    closeSync(file);
  }
}
