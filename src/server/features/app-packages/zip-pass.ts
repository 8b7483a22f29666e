import { createHash } from 'node:crypto';
import type { ByteSource } from '../../files/file-store.ts';
import { type ContentFault, ZipContentFault, zipContent } from '../../files/zip-content.ts';
import type { ZipEntry } from '../../files/zip-directory.ts';
import { readAhead } from './formats/read-ahead.ts';
import type { ExpectedDigest } from './signing/jar-signature.ts';
import type { Fault } from './signing/scheme-result.ts';

export interface EntryFault {
  readonly name: string;
  readonly fault: ContentFault;
}

export interface ZipPass {
  /** Entries that cannot be unpacked as their directory says. */
  readonly faults: readonly EntryFault[];
  /** Entries that are not what scheme v1 signed. */
  readonly unsigned: readonly Fault[];
}

/** More names help nobody. */
const MOST_FAULTS = 100;

/** What scheme v1 does not sign: folders and everything about signatures. */
function needsDigest(name: string): boolean {
  return !name.endsWith('/') && !name.startsWith('META-INF/');
}

/** Reads every entry once in the order of the file, and compares it with its directory and with what was signed. */
export async function passOver(
  bytes: ByteSource,
  entries: readonly ZipEntry[],
  expected: ReadonlyMap<string, ExpectedDigest> | undefined,
): Promise<ZipPass> {
  const ahead = readAhead(bytes);
  const faults: EntryFault[] = [];
  const unsigned: Fault[] = [];
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const wanted = needsDigest(entry.name) ? expected?.get(entry.name) : undefined;
    if (expected !== undefined && wanted === undefined && needsDigest(entry.name))
      unsigned.push({ fault: 'entry-unsigned', detail: entry.name });
    const digest = await digestOf(ahead, entry, wanted?.hash);
    if (digest instanceof ZipContentFault) faults.push({ name: entry.name, fault: digest.fault });
    if (wanted !== undefined && digest !== wanted.digest)
      unsigned.push({ fault: 'entry-digest-wrong', detail: entry.name });
  }
  return {
    faults: faults.slice(0, MOST_FAULTS),
    unsigned: [...unsigned.slice(0, MOST_FAULTS), ...missing(entries, expected)],
  };
}

/** In base64; undefined if none is asked for. */
async function digestOf(
  bytes: ByteSource,
  entry: ZipEntry,
  hash: string | undefined,
): Promise<string | undefined | ZipContentFault> {
  const digest = hash === undefined ? undefined : createHash(hash);
  try {
    for await (const piece of zipContent(bytes, entry)) digest?.update(piece);
    return digest?.digest('base64');
  } catch (error) {
    if (error instanceof ZipContentFault) return error;
    throw error;
  }
}

function missing(
  entries: readonly ZipEntry[],
  expected: ReadonlyMap<string, ExpectedDigest> | undefined,
): Fault[] {
  const names = new Set(entries.map(({ name }) => name));
  return [...(expected?.keys() ?? [])]
    .filter((name) => !names.has(name) && needsDigest(name))
    .slice(0, MOST_FAULTS)
    .map((detail) => ({ fault: 'entry-missing', detail }));
}
