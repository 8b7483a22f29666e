import type { Platform } from '../option-lists.ts';
import type { AppStatus } from './states.ts';

/** Whether an install package is the one that was filed. */
export const PACKAGE_VERDICTS = {
  filed: '已备案：与备案的安装包一致',
  'other-version': '应用已备案，但备案的是其他版本',
  'different-signer': '与已备案的应用同名，但签名者不同，可能是仿冒',
  tampered: '安装包在签名之后被改动过，不是备案的安装包',
  'not-in-force': '应用的备案已暂停、撤销或注销',
  'not-filed': '没有查到备案',
} as const;
export type PackageVerdict = keyof typeof PACKAGE_VERDICTS;

/** What is known of the package in hand. */
export interface PackageInHand {
  readonly platform: Platform;
  readonly packageId: string;
  /** SHA-256 of the certificates whose signatures hold, and of those that they follow; none if not known. */
  readonly certificates: readonly string[];
  readonly version: string | null;
  /** What it calls itself, if that is known. */
  readonly name: string | null;
  readonly isTampered: boolean;
}

/** A published app that has that package id or that name. */
export interface PublishedApp {
  readonly name: string;
  readonly status: AppStatus;
  readonly packages: readonly {
    readonly platform: Platform;
    readonly packageId: string;
    readonly certificate: string | null;
    readonly version: string;
  }[];
}

export interface Judged<App> {
  readonly verdict: PackageVerdict;
  /** The published app that the verdict speaks of. */
  readonly app: App | undefined;
  /** False where the published package names no signer, so that the package's own could not be compared. */
  readonly signerCompared: boolean;
}

/** The best that can be said of the package in hand, given every published app with its id or its name. */
export function judgePackage<App extends PublishedApp>(
  inHand: PackageInHand,
  apps: readonly App[],
): Judged<App> {
  const same = apps.filter((app) => packagesWithId(app, inHand).length > 0);
  const inForce = same.filter(({ status }) => status === 'filed');
  const own = inForce.filter((app) => isSameSigner(app, inHand));
  const [app] = own;
  if (app !== undefined) return judgeOwn(inHand, own, app);
  const [stranger] = inForce.length > 0 ? inForce : apps.filter((one) => isNamesake(one, inHand));
  if (stranger !== undefined) return { verdict: 'different-signer', app: stranger, signerCompared: true };
  const [ended] = same;
  if (ended !== undefined)
    return { verdict: 'not-in-force', app: ended, signerCompared: isCompared(ended, inHand) };
  return { verdict: 'not-filed', app: undefined, signerCompared: false };
}

function judgeOwn<App extends PublishedApp>(
  inHand: PackageInHand,
  own: readonly App[],
  first: App,
): Judged<App> {
  const exact = own.find((app) => isListedVersion(app, inHand));
  const app = exact ?? first;
  const signerCompared = isCompared(app, inHand);
  if (inHand.isTampered) return { verdict: 'tampered', app, signerCompared };
  return { verdict: exact === undefined ? 'other-version' : 'filed', app, signerCompared };
}

function packagesWithId({ packages }: PublishedApp, { platform, packageId }: PackageInHand) {
  return packages.filter((one) => one.platform === platform && one.packageId === packageId);
}

/** Where either side names no signer there is nothing to contradict. */
function isSameSigner(app: PublishedApp, inHand: PackageInHand): boolean {
  const known = signersOf(app, inHand);
  return (
    known.length === 0 ||
    inHand.certificates.length === 0 ||
    known.some((certificate) => inHand.certificates.includes(certificate))
  );
}

function isCompared(app: PublishedApp, inHand: PackageInHand): boolean {
  return signersOf(app, inHand).length > 0 && inHand.certificates.length > 0;
}

function signersOf(app: PublishedApp, inHand: PackageInHand): string[] {
  return packagesWithId(app, inHand).flatMap(({ certificate }) => certificate ?? []);
}

function isListedVersion(app: PublishedApp, inHand: PackageInHand): boolean {
  const versions = packagesWithId(app, inHand).map(({ version }) => version);
  return inHand.version === null || versions.includes(inHand.version) || versions.includes('');
}

/** It calls itself by the name of an app in force, without its package id. */
function isNamesake({ name, status }: PublishedApp, inHand: PackageInHand): boolean {
  return status === 'filed' && inHand.name !== null && name === inHand.name;
}
