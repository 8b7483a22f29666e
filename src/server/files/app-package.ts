import type { ByteSource } from './file-store.ts';
import { type ArchiveFault, archiveFaults } from './hostile-archive.ts';
import { findZipDirectory, type ZipEntry, type ZipLimits } from './zip-directory.ts';

/** Apple and Google have registered no media types for theirs; these are the ones in use. */
export type PackageType =
  | 'application/vnd.android.package-archive'
  | 'application/x-ios-app'
  | 'application/x-android-app-bundle'
  | 'application/x-xapk'
  | 'application/x-apks';

/** As many as an archive can have without zip64, which no package is written in. */
export const OF_A_PACKAGE: ZipLimits = { entries: 65_535, directoryBytes: 16 * 2 ** 20 };

/** What a package may claim to hold: large games unpack to three times their size, small test apps to far more. */
const TOTAL_LIMIT = 10 * 2 ** 30;
const MOST_TIMES = 100;
const ALWAYS_FINE = 100 * 2 ** 20;

/** What each kind of package has, and nothing else has. An app bundle keeps its manifest below its base module. */
const MARKS: readonly (readonly [PackageType, (names: ReadonlySet<string>) => boolean])[] = [
  ['application/vnd.android.package-archive', (names) => names.has('AndroidManifest.xml')],
  [
    'application/x-ios-app',
    (names) => [...names].some((name) => /^Payload\/[^/]+\.app\/Info\.plist$/.test(name)),
  ],
  [
    'application/x-android-app-bundle',
    (names) => names.has('BundleConfig.pb') && names.has('base/manifest/AndroidManifest.xml'),
  ],
  [
    'application/x-xapk',
    (names) => names.has('manifest.json') && [...names].some((name) => /^[^/]+\.apk$/i.test(name)),
  ],
  ['application/x-apks', isSetOfSplits],
];

/** As Google's bundletool makes it, with a table of contents, or as those tools do that read an app off a phone. */
function isSetOfSplits(names: ReadonlySet<string>): boolean {
  if (names.has('manifest.json') || names.has('AndroidManifest.xml')) return false;
  if (names.has('base.apk') || names.has('universal.apk')) return true;
  return (
    names.has('toc.pb') &&
    [...names].some((name) => /^(?:splits|standalones|instant)\/[^/]+\.apk$/.test(name))
  );
}

/** Of documents, so that a file that is both is neither. */
const DOCUMENT_PARTS = ['[Content_Types].xml', 'OFD.xml'];

/** Told by the names in its directory, nothing is unpacked; undefined if it is none. */
export async function packageTypeOf(
  bytes: ByteSource,
): Promise<PackageType | 'hostile' | 'two-in-one' | undefined> {
  const entries = await findZipDirectory(bytes, OF_A_PACKAGE);
  if (entries === undefined) return undefined;
  const found = packageTypeIn(entries);
  if (found === undefined || found === 'two-in-one') return found;
  return packageFaults(entries, bytes).length > 0 ? 'hostile' : found;
}

/**
 * What is wrong with it as an archive. Of an archive that begins as one, Android's tools leave room before the first
 * entry, disguised as another one.
 */
export function packageFaults(
  entries: readonly ZipEntry[],
  { size }: Pick<ByteSource, 'size'>,
): ArchiveFault[] {
  return archiveFaults(entries, size, totalLimitOf(size)).filter((fault) => fault !== 'leading-bytes');
}

export function packageTypeIn(entries: readonly ZipEntry[]): PackageType | 'two-in-one' | undefined {
  const names = new Set(entries.map(({ name }) => name));
  const [type, ...more] = MARKS.filter(([, isMarked]) => isMarked(names)).map(([marked]) => marked);
  if (type === undefined) return undefined;
  return more.length > 0 || DOCUMENT_PARTS.some((name) => names.has(name)) ? 'two-in-one' : type;
}

/** How much a package of that size may claim to hold. */
function totalLimitOf(size: number): number {
  return Math.min(TOTAL_LIMIT, Math.max(ALWAYS_FINE, size * MOST_TIMES));
}
