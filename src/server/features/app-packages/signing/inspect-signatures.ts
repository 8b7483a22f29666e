import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { type Archive, note, readEntry } from '../archive.ts';
import { type FindingCode, plain } from '../findings.ts';
import { passOver, type ZipPass } from '../zip-pass.ts';
import { androidVerdict, counts, type Versions, withSameSigners } from './android-verdict.ts';
import type { JarSignature } from './jar-signature.ts';
import { type Fault, type SchemeResult, schemeResult } from './scheme-result.ts';
import { verifySignatures } from './verify-signatures.ts';

/** Of each kind of fault; more names help nobody. */
const MOST_NAMED = 10;

/** Every signature of an APK with what it is worth, and every entry compared with the directory. */
export async function inspectSignatures(
  archive: Archive,
  versions: Versions,
): Promise<Pick<PackageReport, 'signing' | 'certificates'>> {
  const { bytes, directory } = archive;
  const { schemes, jar } = await verifySignatures({
    bytes,
    directory,
    read: (entry, limit) => readEntry(archive, entry, limit),
    minSdk: versions.minSdk ?? 1,
  });
  const pass = await passOver(bytes, directory.entries, jar?.expected);
  noteEntries(archive, pass);
  const all = withSameSigners([...(jar === undefined ? [] : [jarResult(jar, pass)]), ...schemes]);
  const verdict = androidVerdict(all, versions);
  noteSignatures(archive, all, versions);
  if (verdict === 'unsigned') note(archive, 'signature-missing');
  if (verdict === 'broken' && all.every(({ isVerified }) => isVerified)) note(archive, 'signature-too-weak');
  return { signing: { verdict, schemes: all.map(shownScheme) }, certificates: certificatesOf(all) };
}

function jarResult({ signers, faults }: JarSignature, { unsigned }: ZipPass): SchemeResult {
  return schemeResult('v1', signers, [...faults, ...unsigned]);
}

function noteEntries(archive: Archive, { faults }: ZipPass): void {
  for (const { fault, name } of faults.slice(0, MOST_NAMED)) {
    note(archive, `entry-${fault}`, name);
  }
}

function noteSignatures(archive: Archive, schemes: readonly SchemeResult[], { minSdk }: Versions): void {
  const present = new Set(schemes.map(({ scheme }) => scheme));
  for (const { scheme, isVerified, faults } of schemes) {
    if (isVerified) continue;
    const isUsed = counts(scheme, present, minSdk ?? 1);
    note(archive, isUsed ? codeOf(faults) : 'signature-unused-broken', scheme);
  }
}

function codeOf(faults: readonly Fault[]): FindingCode {
  if (faults.some(({ fault }) => fault === 'stripped')) return 'signature-stripped';
  const isOnlyTooNew = faults.every(({ fault }) => fault === 'algorithm-too-new');
  return isOnlyTooNew ? 'signature-too-new' : 'signature-broken';
}

function shownScheme({ scheme, isVerified, signers, faults }: SchemeResult) {
  return {
    scheme,
    verified: isVerified,
    signers: signers.map(({ certificate, lineage, minSdk, maxSdk }) => ({
      certificate: certificate ?? null,
      lineage: [...lineage],
      ...(minSdk !== undefined && { minSdk }),
      ...(maxSdk !== undefined && { maxSdk }),
    })),
    faults: faults
      .slice(0, MOST_NAMED)
      .map(({ fault, detail }) => ({ fault, ...(detail !== undefined && { detail: plain(detail, 200) }) })),
  };
}

function certificatesOf(schemes: readonly SchemeResult[]): PackageReport['certificates'] {
  return schemes.flatMap(({ scheme, isVerified: verified, signers }) =>
    signers.flatMap(({ certificate: sha256 }) =>
      sha256 === undefined ? [] : [{ sha256, scheme, verified }],
    ),
  );
}
