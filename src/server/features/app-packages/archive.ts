import type { PackageFinding } from '../../../policy/app-packages/report.ts';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import type { ByteSource } from '../../files/file-store.ts';
import { readZipContent, ZipContentFault } from '../../files/zip-content.ts';
import type { ZipDirectory, ZipEntry } from '../../files/zip-directory.ts';
import { finding } from './findings.ts';

/** A package as an archive, with what was found so far. */
export interface Archive {
  readonly bytes: ByteSource;
  readonly directory: ZipDirectory;
  readonly sdks: readonly KnownSdk[];
  readonly findings: PackageFinding[];
}

export function findEntry({ directory }: Archive, name: string): ZipEntry | undefined {
  return directory.entries.find((entry) => entry.name === name);
}

/** The contents of an entry; undefined, with a finding, if it cannot be had. */
export async function readEntry(
  archive: Archive,
  entry: ZipEntry,
  limit: number,
): Promise<Buffer | undefined> {
  try {
    return await readZipContent(archive.bytes, entry, limit);
  } catch (error) {
    if (!(error instanceof ZipContentFault)) throw error;
    note(archive, `entry-${error.fault}`, entry.name);
    return undefined;
  }
}

export async function readNamed(archive: Archive, name: string, limit: number): Promise<Buffer | undefined> {
  const entry = findEntry(archive, name);
  return entry && readEntry(archive, entry, limit);
}

/** Once only, however often it is found. */
export function note(
  { findings }: Pick<Archive, 'findings'>,
  ...[code, detail]: Parameters<typeof finding>
): void {
  if (!findings.some((known) => known.code === code && known.detail === detail))
    findings.push(finding(code, detail));
}
