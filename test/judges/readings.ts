import type { PackageReport } from '../../src/policy/app-packages/report.ts';
import { must, run } from './run.ts';

/** What a package is found to be, in the words that all judges share. */
export interface Reading {
  readonly packageId: string;
  readonly versionName: string;
  readonly versionCode: string;
  readonly minSdk: string;
  readonly targetSdk: string;
  readonly label: string;
  readonly permissions: string;
  readonly abis: string;
  readonly debuggable: string;
}

/** `aapt dump badging`, read line by line. */
export async function readByAapt(path: string): Promise<Reading> {
  const { out } = await run('aapt', ['dump', 'badging', path]);
  const lines = out.split('\n');
  const implied = new Set(lines.flatMap((line) => quotedIn(line, 'uses-implied-permission: name=')));
  const one = (prefix: string): string => lines.flatMap((line) => quotedIn(line, prefix))[0] ?? '';
  const [first = ''] = lines;
  const attribute = (name: string): string => /'([^']*)'/.exec(first.split(` ${name}=`)[1] ?? '')?.[1] ?? '';
  const abis = lines.find((line) => line.startsWith('native-code:')) ?? '';
  const also = lines.find((line) => line.startsWith('alt-native-code:')) ?? '';
  return {
    packageId: attribute('name'),
    versionName: attribute('versionName'),
    versionCode: attribute('versionCode'),
    minSdk: one('sdkVersion:'),
    targetSdk: one('targetSdkVersion:'),
    label: one('application-label-zh-CN:') || one('application-label:'),
    permissions: sorted(
      lines
        .flatMap((line) => quotedIn(line, 'uses-permission: name='))
        .concat(lines.flatMap((line) => quotedIn(line, 'uses-permission-sdk-23: name=')))
        .filter((name) => !implied.has(name)),
    ),
    abis: sorted([...`${abis}${also}`.matchAll(/'([^']*)'/g)].map(([, abi = '']) => abi)),
    debuggable: String(lines.includes('application-debuggable')),
  };
}

function quotedIn(line: string, prefix: string): string[] {
  if (!line.startsWith(`${prefix}'`)) return [];
  const rest = line.slice(prefix.length + 1);
  return [rest.slice(0, rest.indexOf("'"))];
}

const sorted = (names: readonly string[]): string => [...new Set(names)].toSorted().join(' ');

export function readByUs(report: PackageReport): Reading {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  return {
    packageId: text(report.packageId),
    versionName: text(report.versionName),
    versionCode: text(report.versionCode),
    minSdk: text(report.minSdk),
    targetSdk: text(report.targetSdk),
    label: text(report.label),
    permissions: sorted(report.permissions),
    abis: sorted(report.abis),
    debuggable: String(report.isDebuggable),
  };
}

export async function inspect(path: string): Promise<PackageReport> {
  return JSON.parse(await must('./registry', ['inspect-package', path, '--json'])) as PackageReport;
}

/** What signatures are worth: whether Android would accept them, by which schemes, and whose they are. */
export interface SignatureReading {
  readonly verifies: string;
  readonly schemes: string;
  readonly certificates: string;
}

/** Apps that run on this version of Android need scheme v1, those for the next one at least v2. */
const WITH_V1 = '23';
const WITHOUT_V1 = '24';

export async function signaturesByApksigner(path: string): Promise<SignatureReading> {
  const verify = (...options: string[]) =>
    run('apksigner', ['verify', '-v', '--print-certs', ...options, path]);
  const { code, out } = await verify();
  const isVerified = code === 0;
  const old = isVerified ? await verify('--min-sdk-version', WITH_V1) : undefined;
  const every = old === undefined || old.code === 0 ? old : await verify('--min-sdk-version', WITHOUT_V1);
  return {
    verifies: String(isVerified),
    schemes: every === undefined ? '' : schemesIn(every.out).join(' '),
    certificates: isVerified ? sorted(certificatesIn(out)) : '',
  };
}

function schemesIn(out: string): string[] {
  const lines = out
    .split('\n')
    .filter((line) => line.startsWith('Verified using v') && line.endsWith(': true'));
  return ['v1', 'v2', 'v3'].filter((scheme) =>
    lines.some((line) => line.startsWith(`Verified using ${scheme} `)),
  );
}

function certificatesIn(out: string): string[] {
  const lines = out.matchAll(/^Signer #\d+ certificate SHA-256 digest: ([0-9a-f]{64})$/gm);
  return [...lines].map(([, digest = '']) => digest);
}

/** The signers that Android would name: those of the newest scheme. */
export function signaturesByUs({ signing, certificates }: PackageReport): SignatureReading {
  const verified = signing.schemes.filter((scheme) => scheme.verified).map(({ scheme }) => scheme);
  const newest = signing.schemes.at(-1)?.scheme;
  const isVerified = signing.verdict === 'verified';
  return {
    verifies: String(isVerified),
    schemes: isVerified ? verified.join(' ') : '',
    certificates: sorted(
      certificates.filter(({ scheme }) => isVerified && scheme === newest).map(({ sha256 }) => sha256),
    ),
  };
}
