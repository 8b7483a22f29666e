import type { Readable } from 'node:stream';
import type { UploadId } from '../../policy/ids.ts';

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
  readonly inspect: Inspection<T>;
}

export type Inspection<T> = (bytes: ByteSource, stored: StoredFile) => Promise<T>;

export interface Kept<T> {
  readonly stored: StoredFile;
  readonly inspected: T;
}

/** Contents by their SHA-256; equal contents are stored once. */
export interface FileStore extends Pick<Contents, 'read' | 'has' | 'keptBefore' | 'remove'> {
  /**
   * Returns once the contents are durable.
   * @throws Failure `too-large`, `unavailable` when the disk is full, and whatever `inspect` throws
   */
  write<T>(stream: Readable, options: WriteOptions<T>): Promise<Kept<T>>;
  /** What arrives piece by piece. */
  readonly parts: PartStore;
  /**
   * What is looked at and not kept: it lies on this machine's disk for as long as the work takes.
   * @throws Failure `too-large`, `unavailable` when the disk is full
   */
  spool<T>(
    stream: Readable,
    limitBytes: number,
    work: (path: string, stored: StoredFile) => Promise<T>,
  ): Promise<T>;
  /** For work that needs a file on this machine's disk; it must not be changed. */
  withFile<T>(sha256: Buffer, work: (path: string) => Promise<T>): Promise<T>;
}

/** Where whole files stay. */
export interface Contents {
  /** Returns once they are durable there; the file at `path` is left where it is. */
  keep(path: string, stored: StoredFile): Promise<void>;
  read(sha256: Buffer): Readable;
  /** Where they lie on this machine's disk, if they do. */
  pathOf?(sha256: Buffer): string;
  has(sha256: Buffer): Promise<boolean>;
  /** Everything that was last kept before that moment, in lots. */
  keptBefore(moment: Date): AsyncIterable<readonly Buffer[]>;
  /** Deletes it, unless it was kept anew since that moment. True if it did. */
  remove(sha256: Buffer, before: Date): Promise<boolean>;
}

export interface AppendOptions {
  /** So many bytes are acknowledged; what stands behind them is overwritten. */
  readonly offset: number;
  /** Of the whole file. */
  readonly size: number;
  /** Of this piece; nothing of it is acknowledged unless it agrees. */
  readonly sha256?: Buffer;
  /** Called when everything below the new offset is durable, in a long piece several times. */
  readonly acknowledge: (from: number, to: number) => Promise<void>;
}

/** Unfinished uploads. How much of each counts is known by its row alone. */
export interface PartStore {
  /**
   * Keeps what arrives of a piece that breaks off, unless it has a digest.
   * @throws Failure `conflict` while another piece of this upload arrives, or when the digest differs; `too-large`
   *   beyond the size; `unavailable` when the disk is full
   */
  append(id: UploadId, piece: Readable, options: AppendOptions): Promise<void>;
  /**
   * Makes the whole a stored file; the part stays until it is removed.
   * @throws whatever `inspect` throws, Failure `unavailable`
   */
  keep<T>(id: UploadId, size: number, inspect: Inspection<T>): Promise<Kept<T>>;
  list(): Promise<UploadId[]>;
  remove(id: UploadId): Promise<void>;
}
