import type { PackageFinding, PackageReport } from '../../../policy/app-packages/report.ts';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import { OF_A_PACKAGE, type PackageType, packageFaults, packageTypeIn } from '../../files/app-package.ts';
import type { ByteSource } from '../../files/file-store.ts';
import type { ArchiveFault } from '../../files/hostile-archive.ts';
import { readZipDirectory } from '../../files/zip-directory.ts';
import { inspectApk } from './apk/inspect-apk.ts';
import type { Archive } from './archive.ts';
import { blankReport } from './blank-report.ts';
import { inspectAab } from './bundles/inspect-aab.ts';
import { inspectBundle } from './bundles/inspect-bundle.ts';
import { directoryFinding, finding } from './findings.ts';
import { inspectIpa } from './ipa/inspect-ipa.ts';

/** What an install package is, says and proves. Whatever the file, there is a report; it never throws for the file's sake. */
export async function inspectPackage(bytes: ByteSource, sdks: readonly KnownSdk[]): Promise<PackageReport> {
  const directory = await readZipDirectory(bytes, OF_A_PACKAGE);
  if (typeof directory === 'string') return refused(bytes, [directoryFinding(directory)]);
  const faults = packageFaults(directory.entries, bytes);
  if (!(await beginsAsArchive(bytes))) faults.push('leading-bytes');
  const findings = faults.map((fault) => finding(`archive-${fault}`));
  if (faults.some(stopsReading)) return refused(bytes, findings);
  return inspectArchive({ bytes, directory, sdks, findings });
}

async function beginsAsArchive(bytes: ByteSource): Promise<boolean> {
  return (await bytes.read(0, 4)).toString('latin1') === 'PK\x03\x04';
}

/** Unpacking would cost without end; everything else is read on, as far as it goes. */
function stopsReading(fault: ArchiveFault): boolean {
  return fault === 'bomb';
}

function refused(bytes: ByteSource, findings: PackageFinding[]): PackageReport {
  return { ...blankReport(bytes.size), findings };
}

async function inspectArchive(archive: Archive): Promise<PackageReport> {
  const { entries } = archive.directory;
  const type = packageTypeIn(entries);
  if (type === 'two-in-one') return refused(archive.bytes, [...archive.findings, finding('two-in-one')]);
  if (type !== undefined) return READERS[type](archive);
  return refused(archive.bytes, [...archive.findings, finding('not-a-package')]);
}

const READERS: Readonly<Record<PackageType, (archive: Archive) => Promise<PackageReport>>> = {
  'application/vnd.android.package-archive': inspectApk,
  'application/x-ios-app': inspectIpa,
  'application/x-android-app-bundle': inspectAab,
  'application/x-xapk': (archive) => inspectBundle(archive, 'xapk'),
  'application/x-apks': (archive) => inspectBundle(archive, 'apks'),
};
