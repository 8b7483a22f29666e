import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { UploadId } from '../../policy/ids.ts';
import { errorCode } from '../db/error-code.ts';
import { Failure } from '../errors.ts';
import { orFullDisk, syncFolder, withBytes } from './disk.ts';
import type { AppendOptions, Contents, Inspection, Kept, PartStore } from './file-store.ts';

/** What is gathered before it is written, and how much of a long piece a killed server loses at most. */
const GATHERED = 2 ** 20;
const ACKNOWLEDGED_EVERY = 64 * 2 ** 20;
/** A sender that says nothing for so long is gone, and must not keep others from going on. */
const SILENCE_MS = 60_000;

/** One file for each unfinished upload, named by its id. A data folder has one server, so that turns are taken in memory. */
export function partFiles(folder: string, contents: Contents): PartStore {
  const busy = new Set<UploadId>();
  const pathOf = (id: UploadId): string => join(folder, String(id));
  return {
    append: async (id, piece, options) => {
      if (busy.has(id)) throw anotherWrites();
      busy.add(id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await append(pathOf(id), piece, options);
      } catch (error) {
        throw orFullDisk(error);
      } finally {
        busy.delete(id);
      }
    },
    keep: (id, size, inspect) => keep(pathOf(id), size, contents, inspect),
    list: () => list(folder),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

async function append(path: string, piece: Readable, options: AppendOptions): Promise<void> {
  // No exclusive creation: a file of that name without acknowledged bytes is one of a row that is no more.
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if ((await file.stat()).size < options.offset) throw lost();
    await file.truncate(options.offset);
    if (options.offset === 0) await syncFolder(dirname(path));
    await new Append(file, options).receive(piece);
  } finally {
    await file.close();
  }
}

/** One piece on its way to the disk. */
class Append {
  readonly #file: FileHandle;
  readonly #options: AppendOptions;
  readonly #hash = createHash('sha256');
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #written: number;
  #acknowledged: number;

  constructor(file: FileHandle, options: AppendOptions) {
    this.#file = file;
    this.#options = options;
    this.#written = options.offset;
    this.#acknowledged = options.offset;
  }

  async receive(piece: Readable): Promise<void> {
    const silence = setTimeout(() => piece.destroy(new Error('the sender fell silent')), SILENCE_MS);
    try {
      for await (const chunk of arriving(piece)) {
        await this.#take(chunk);
        silence.refresh();
      }
      this.#checkDigest();
      await this.#acknowledgeAll();
    } catch (error) {
      await this.#keepBeginning(error);
      throw error;
    } finally {
      clearTimeout(silence);
    }
  }

  async #take(chunk: Buffer): Promise<void> {
    const { size, sha256 } = this.#options;
    if (this.#written + this.#gatheredBytes + chunk.length > size) throw beyondSize(size);
    if (sha256 !== undefined) this.#hash.update(chunk);
    this.#gathered.push(chunk);
    this.#gatheredBytes += chunk.length;
    if (this.#gatheredBytes >= GATHERED) await this.#write();
    if (sha256 === undefined && this.#written - this.#acknowledged >= ACKNOWLEDGED_EVERY)
      await this.#acknowledgeAll();
  }

  async #write(): Promise<void> {
    if (this.#gatheredBytes === 0) return;
    const bytes = Buffer.concat(this.#gathered, this.#gatheredBytes);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#written);
      done += bytesWritten;
      this.#written += bytesWritten;
    }
  }

  async #acknowledgeAll(): Promise<void> {
    await this.#write();
    if (this.#written === this.#acknowledged) return;
    await this.#file.sync();
    await this.#options.acknowledge(this.#acknowledged, this.#written);
    this.#acknowledged = this.#written;
  }

  #checkDigest(): void {
    const { sha256 } = this.#options;
    if (sha256 !== undefined && !this.#hash.digest().equals(sha256)) throw changedOnTheWay();
  }

  /** A sender that went away finds what it had sent; what was refused or does not fit takes up no room. */
  async #keepBeginning(error: unknown): Promise<void> {
    if (error instanceof BrokenOff && this.#options.sha256 === undefined) await this.#acknowledgeAll();
    else await this.#file.truncate(this.#acknowledged);
  }
}

/** The connection is left open when nobody wants the rest, so that the sender gets its answer. */
async function* arriving(piece: Readable): AsyncGenerator<Buffer> {
  try {
    yield* piece.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    throw new BrokenOff();
  }
}

class BrokenOff extends Failure {
  constructor() {
    super('unavailable', '连接中断，没有收到完整的内容。', {
      remedy: '请重新查询已收到的字节数，从那里继续。',
    });
  }
}

async function keep<T>(
  path: string,
  size: number,
  contents: Contents,
  inspect: Inspection<T>,
): Promise<Kept<T>> {
  try {
    const stored = { sha256: await sha256Of(path), size };
    const inspected = await withBytes(path, (bytes) => {
      if (bytes.size !== size) throw lost();
      return inspect(bytes, stored);
    });
    await contents.keep(path, stored);
    return { stored, inspected };
  } catch (error) {
    throw errorCode(error) === 'ENOENT' ? lost() : orFullDisk(error);
  }
}

/** Of what lies on the disk, not of what passed by on its way there: no state survives a restart or needs to. */
async function sha256Of(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: GATHERED })) hash.update(chunk as Buffer);
  return hash.digest();
}

async function list(folder: string): Promise<UploadId[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^\d+$/.test(name)).map((name) => Number(name) as UploadId);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

const anotherWrites = (): Failure =>
  new Failure('conflict', '这个文件正在另一个窗口或连接中上传。', {
    remedy: '请关闭其他窗口；稍候重新查询已收到的字节数，从那里继续。',
  });

const changedOnTheWay = (): Failure =>
  new Failure('conflict', '这一段内容在传输中发生了变化，没有保存。', {
    remedy: '请重新查询已收到的字节数，从那里重新发送。',
  });

const beyondSize = (size: number): Failure =>
  new Failure('too-large', `发送的内容超过了申报的 ${size} 字节，这一段没有保存。`, {
    remedy: '请核对所选的文件；如文件有变动，请取消后重新上传。',
  });

const lost = (): Failure =>
  new Failure('conflict', '服务器上已没有这个文件的内容，无法完成。', {
    remedy: '请取消这次上传，重新上传文件。',
  });
