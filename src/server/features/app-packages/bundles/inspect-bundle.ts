import { buffer } from 'node:stream/consumers';
import type { PackageKind, PackageReport } from '../../../../policy/app-packages/report.ts';
import { OF_A_PACKAGE } from '../../../files/app-package.ts';
import type { ByteSource } from '../../../files/file-store.ts';
import { dataStart, ZipContentFault, zipContent } from '../../../files/zip-content.ts';
import { readZipDirectory, type ZipEntry } from '../../../files/zip-directory.ts';
import { inspectApk } from '../apk/inspect-apk.ts';
import { type Archive, note } from '../archive.ts';
import { blankReport } from '../blank-report.ts';
import { directoryFinding, plain } from '../findings.ts';

const STORED = 0;
/** What is packed once more has to be unpacked into memory. */
const LARGEST_PACKED = 48 * 2 ** 20;
const MOST_LISTED = 200;

/** Several APKs in one archive: what its main one is and proves, and which others there are. */
export async function inspectBundle(
  archive: Archive,
  kind: Extract<PackageKind, 'xapk' | 'apks'>,
): Promise<PackageReport> {
  const apks = archive.directory.entries.filter(({ name }) => name.endsWith('.apk'));
  const parts = apks.slice(0, MOST_LISTED).map(({ name }) => plain(name));
  const main = mainOf(apks);
  const inside = main && (await insideOf(archive, main));
  if (inside === undefined) {
    note(archive, 'bundle-not-read');
    return {
      ...blankReport(archive.bytes.size),
      kind,
      platform: 'android',
      parts,
      findings: archive.findings,
    };
  }
  note(archive, 'bundle-read', main?.name);
  const report = await inspectMain(archive, inside);
  return { ...report, kind, parts, size: archive.bytes.size };
}

/** By the names that the tools use which make such archives; otherwise the largest. */
function mainOf(apks: readonly ZipEntry[]): ZipEntry | undefined {
  const isMain = ({ name }: ZipEntry): boolean => /(^|\/)(?:base|base-master|universal)\.apk$/.test(name);
  return apks.find(isMain) ?? apks.toSorted((a, b) => b.size - a.size)[0];
}

async function inspectMain(archive: Archive, bytes: ByteSource): Promise<PackageReport> {
  const directory = await readZipDirectory(bytes, OF_A_PACKAGE);
  if (typeof directory !== 'string') return inspectApk({ ...archive, bytes, directory });
  archive.findings.push(directoryFinding(directory));
  return { ...blankReport(bytes.size), findings: archive.findings };
}

/** Its bytes where they lie, if they are stored as they are. */
async function insideOf({ bytes }: Archive, entry: ZipEntry): Promise<ByteSource | undefined> {
  try {
    const start = await dataStart(bytes, entry);
    if (entry.method === STORED) return part(bytes, start, entry.packedSize);
    if (entry.size > LARGEST_PACKED) return undefined;
    const whole = await buffer(zipContent(bytes, entry));
    return { size: whole.length, read: async (at, length) => whole.subarray(at, at + length) };
  } catch (error) {
    if (error instanceof ZipContentFault) return undefined;
    throw error;
  }
}

function part(bytes: ByteSource, start: number, size: number): ByteSource {
  return {
    size,
    read: (at, length) => bytes.read(start + at, Math.max(0, Math.min(length, size - at))),
  };
}
