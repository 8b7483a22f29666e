import type { PackageReport } from './report.ts';

/** What a version of an app has that the one before it had not, and the other way round. */
export interface VersionDifferences {
  readonly permissionsAdded: string[];
  readonly permissionsGone: string[];
  readonly sdksAdded: string[];
  readonly sdksGone: string[];
  /** No signer of the one before is a signer of this one, or was before a change of keys. */
  readonly signerChanged: boolean;
}

export function versionDifferences(before: PackageReport, after: PackageReport): VersionDifferences {
  const kits = ({ sdks }: PackageReport) => sdks.map(({ name }) => name);
  return {
    permissionsAdded: missingFrom(before.permissions, after.permissions),
    permissionsGone: missingFrom(after.permissions, before.permissions),
    sdksAdded: missingFrom(kits(before), kits(after)),
    sdksGone: missingFrom(kits(after), kits(before)),
    signerChanged: isSignedByOthers(before, after),
  };
}

function missingFrom(list: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((one) => !list.includes(one));
}

function isSignedByOthers(before: PackageReport, after: PackageReport): boolean {
  const then = before.certificates.map(({ sha256 }) => sha256);
  const lineages = after.signing.schemes.flatMap(({ signers }) => signers.flatMap(({ lineage }) => lineage));
  const now = [...after.certificates.map(({ sha256 }) => sha256), ...lineages];
  return then.length > 0 && now.length > 0 && !then.some((one) => now.includes(one));
}
