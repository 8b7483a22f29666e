import type { Readable } from 'node:stream';

/** The bytes of a file, wherever they are. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked for only at the end of the file. */
  read(start: number, length: number): Promise<Buffer>;
}

export interface StoredFile {
  readonly sha256: Buffer;
  readonly size: number;
}

export interface WriteOptions<T> {
  readonly limitBytes: number;
  /** Looks at the complete upload before it is kept; if it throws, nothing is kept. */
  readonly inspect: (bytes: ByteSource) => Promise<T>;
}

/** Contents by their SHA-256; equal contents are stored once. */
export interface FileStore {
  /**
   * Returns once the contents are durable.
   * @throws Failure `too-large`, `unavailable` when the disk is full, and whatever `inspect` throws
   */
  write<T>(
    stream: Readable,
    options: WriteOptions<T>,
  ): Promise<{ readonly stored: StoredFile; readonly inspected: T }>;
  read(sha256: Buffer): Readable;
  has(sha256: Buffer): Promise<boolean>;
}
