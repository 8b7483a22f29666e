import type { SigningVerdict } from '../../../../policy/app-packages/report.ts';
import { type Fault, type Scheme, type SchemeResult, schemeResult } from './scheme-result.ts';

/** Android versions that brought schemes v2 and v3. */
const V2_SINCE = 24;
const V3_SINCE = 28;
/** Apps made for this version or newer have to bear more than scheme v1. */
const V1_NOT_ENOUGH_FROM = 30;

export interface Versions {
  readonly minSdk: number | null;
  readonly targetSdk: number | null;
}

/** Whether every Android on which the app runs would accept its signatures. */
export function androidVerdict(
  schemes: readonly SchemeResult[],
  { minSdk, targetSdk }: Versions,
): Exclude<SigningVerdict, 'declared'> {
  if (schemes.length === 0) return 'unsigned';
  const present = new Set(schemes.map(({ scheme }) => scheme));
  const relevant = schemes.filter(({ scheme }) => counts(scheme, present, minSdk ?? 1));
  const isTooWeak = (targetSdk ?? 1) >= V1_NOT_ENOUGH_FROM && present.size === 1 && present.has('v1');
  const lacksV1 = (minSdk ?? 1) < V2_SINCE && !present.has('v1');
  const isWhole = relevant.every(({ isVerified }) => isVerified);
  return isWhole && !isTooWeak && !lacksV1 ? 'verified' : 'broken';
}

/** Newer versions of Android look at the newest scheme only. */
export function counts(scheme: Scheme, present: ReadonlySet<Scheme>, minSdk: number): boolean {
  if (scheme === 'v1') return minSdk < V2_SINCE || present.size === 1;
  if (scheme === 'v2') return minSdk < V3_SINCE || !present.has('v3');
  return true;
}

/** The older schemes have to name the signer with whom the newest one began; otherwise they are another's. */
export function withSameSigners(schemes: readonly SchemeResult[]): SchemeResult[] {
  const first = schemes.find(({ scheme }) => scheme === 'v3')?.signers[0];
  const v2 = schemes.find(({ scheme }) => scheme === 'v2');
  const original = first === undefined ? undefined : (first.lineage[0] ?? first.certificate);
  return schemes.map((result) => {
    const { scheme, signers, faults, isVerified } = result;
    if (!isVerified || scheme === 'v3') return result;
    const own = signers.map(({ certificate }) => certificate);
    const expected = expectedSigners(result, original, v2);
    const differs = expected !== undefined && !isSameSet(own, expected);
    return differs ? schemeResult(scheme, signers, [...faults, OTHER_SIGNER]) : result;
  });
}

const OTHER_SIGNER: Fault = { fault: 'public-key-differs' };

function expectedSigners(
  { scheme, signers }: SchemeResult,
  original: string | undefined,
  v2: SchemeResult | undefined,
): readonly (string | undefined)[] | undefined {
  // v3.1 is the newer key's: its lineage has to begin where v3 does.
  if (scheme === 'v3.1')
    return original === undefined || signers[0]?.lineage[0] === original ? undefined : [original];
  if (original !== undefined) return [original];
  return scheme === 'v1' && v2?.isVerified === true
    ? v2.signers.map(({ certificate }) => certificate)
    : undefined;
}

function isSameSet(own: readonly (string | undefined)[], other: readonly (string | undefined)[]): boolean {
  return new Set([...own, ...other]).size === new Set(own).size && new Set(own).size === new Set(other).size;
}
