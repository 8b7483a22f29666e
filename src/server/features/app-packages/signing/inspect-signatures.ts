import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { readZipContent } from '../../../files/zip-content.ts';
import { type Archive, note } from '../archive.ts';
import { entryFinding, plain } from '../findings.ts';
import { passOver, type ZipPass } from '../zip-pass.ts';
import { androidVerdict, counts, type Versions, withSameSigners } from './android-verdict.ts';
import type { JarSignature } from './jar-signature.ts';
import { type SchemeResult, schemeResult } from './scheme-result.ts';
import { verifySignatures } from './verify-signatures.ts';

/** Of each kind of fault; more names help nobody. */
const MOST_NAMED = 10;

/** Every signature of an APK with what it is worth, and every entry compared with the directory. */
export async function inspectSignatures(
  archive: Archive,
  versions: Versions,
): Promise<Pick<PackageReport, 'signing' | 'certificates'>> {
  const { bytes, directory } = archive;
  const read = (...[entry, limit]: [Parameters<typeof readZipContent>[1], number]) =>
    readZipContent(bytes, entry, limit);
  const { schemes, jar } = await verifySignatures({ bytes, directory, read });
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
    const found = entryFinding(fault, name);
    note(archive, found.code as Parameters<typeof note>[1], found.detail);
  }
}

function noteSignatures(archive: Archive, schemes: readonly SchemeResult[], { minSdk }: Versions): void {
  const present = new Set(schemes.map(({ scheme }) => scheme));
  for (const { scheme, isVerified, faults } of schemes) {
    if (isVerified) continue;
    const isUsed = counts(scheme, present, minSdk ?? 1);
    const isStripped = faults.some(({ fault }) => fault === 'stripped');
    const code = isStripped ? 'signature-stripped' : 'signature-broken';
    note(archive, isUsed ? code : 'signature-unused-broken', scheme);
  }
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
