import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemClock } from '../clock.ts';
import { errorCode } from '../db/error-code.ts';
import { exists, syncFolder } from './disk.ts';
import type { Contents, FileStore } from './file-store.ts';
import { spoolingFileStore, TEMPORARY } from './spooling-file-store.ts';
import { temporaryName } from './temporary-files.ts';

/** Contents in a folder, `ab/cdef…` by hash, with what is being uploaded beside them on the same disk. */
export function folderFileStore(folder: string): FileStore {
  return spoolingFileStore(folder, folderContents(folder));
}

/** What has a place is always whole: it gets there by one step, once it is durable. */
function folderContents(folder: string): Contents {
  return {
    keep: (path, { sha256 }) => keep(path, placeOf(folder, sha256)),
    read: (sha256) => createReadStream(placeOf(folder, sha256)),
    pathOf: (sha256) => placeOf(folder, sha256),
    has: (sha256) => exists(placeOf(folder, sha256)),
    keptBefore: (moment) => keptBefore(folder, moment),
    remove: async (sha256, before) => {
      const place = placeOf(folder, sha256);
      if (!(await isOlder(place, before))) return false;
      await rm(place, { force: true });
      return true;
    },
  };
}

async function keep(path: string, place: string): Promise<void> {
  const folder = dirname(place);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await linkOrCopy(path, place);
  // A part is as old as its last piece, and contents that were there already are kept anew.
  const now = systemClock();
  await utimes(place, now, now);
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

async function linkOrCopy(path: string, place: string): Promise<void> {
  try {
    await link(path, place);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    if (!['EPERM', 'ENOTSUP', 'EXDEV'].includes(errorCode(error) ?? '')) throw error;
    await copyDurably(path, place);
  }
}

/** For file systems that know no links. */
async function copyDurably(path: string, place: string): Promise<void> {
  const copy = join(dirname(dirname(place)), TEMPORARY, temporaryName());
  await copyFile(path, copy, constants.COPYFILE_FICLONE);
  const file = await open(copy, 'r+');
  await file.sync();
  await file.close();
  await rename(copy, place);
}

async function* keptBefore(folder: string, moment: Date): AsyncGenerator<Buffer[]> {
  for (const start of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue;
    const old: Buffer[] = [];
    for (const rest of await readdir(join(folder, start)))
      if (/^[0-9a-f]{62}$/.test(rest) && (await isOlder(join(folder, start, rest), moment)))
        old.push(Buffer.from(start + rest, 'hex'));
    if (old.length > 0) yield old;
  }
}

async function isOlder(path: string, moment: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < moment.getTime();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function placeOf(folder: string, sha256: Buffer): string {
  const name = sha256.toString('hex');
  return join(folder, name.slice(0, 2), name.slice(2));
}
