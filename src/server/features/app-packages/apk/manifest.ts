import { childrenOf, type XmlElement } from './binary-xml.ts';
import { type Component, componentsOf } from './components.ts';
import type { ResValue } from './res-value.ts';
import { booleanOf, defaultOf, preferredText, textOf, textsOf, type Valued } from './resolve.ts';
import type { ResourceTable } from './resource-table.ts';

export interface RequestedPermission {
  readonly name: string;
  /** Asked for up to this version of Android only. */
  readonly maxSdk?: number;
}

export interface DefinedPermission {
  readonly name: string;
  readonly protection: number;
}

export interface Feature {
  readonly name: string;
  readonly isRequired: boolean;
}

/** What an AndroidManifest says. */
export interface Manifest {
  readonly packageId: string | undefined;
  readonly versionName: string | undefined;
  readonly versionCode: number | undefined;
  /** Of a split: which part of the app it is. */
  readonly split: string | undefined;
  readonly label: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly minSdk: number | undefined;
  readonly targetSdk: number | undefined;
  readonly permissions: readonly RequestedPermission[];
  readonly defines: readonly DefinedPermission[];
  readonly features: readonly Feature[];
  readonly components: readonly Component[];
  readonly isDebuggable: boolean;
  readonly isTestOnly: boolean;
  readonly allowsBackup: boolean;
  /** Undefined where the manifest says nothing. */
  readonly cleartext: boolean | undefined;
  readonly networkSecurityConfig: ResValue | undefined;
}

/** @throws Damaged */
export function readManifest(root: XmlElement, table: ResourceTable | undefined): Manifest {
  const value = (element: XmlElement | undefined, name: string): ResValue | undefined =>
    defaultOf(element?.attributes.get(name), table);
  const [usesSdk] = childrenOf(root, 'uses-sdk');
  const [application] = childrenOf(root, 'application');
  const targetSdk = sdkOf(value(usesSdk, 'targetSdkVersion'));
  const minSdk = sdkOf(value(usesSdk, 'minSdkVersion'));
  const labels = textsOf(application?.attributes.get('label'), table);
  return {
    packageId: textOf(value(root, 'package')),
    versionName: textOf(value(root, 'versionName')),
    versionCode: versionCodeOf(value(root, 'versionCode'), value(root, 'versionCodeMajor')),
    split: textOf(value(root, 'split')),
    label: preferredText(labels),
    labels,
    minSdk,
    targetSdk,
    permissions: permissionsOf(root, value),
    defines: definedBy(root, value),
    features: featuresOf(root, value),
    components: componentsOf(application, targetSdk ?? minSdk ?? 1, value),
    isDebuggable: isTrue(value(application, 'debuggable')),
    isTestOnly: isTrue(value(application, 'testOnly')),
    allowsBackup: isTrue(value(application, 'allowBackup'), true),
    cleartext: booleanOf(value(application, 'usesCleartextTraffic')),
    networkSecurityConfig: application?.attributes.get('networkSecurityConfig'),
  };
}

function isTrue(value: ResValue | undefined, otherwise = false): boolean {
  return booleanOf(value) ?? otherwise;
}

/** A preview of Android is named by a letter, which no published app is built for. */
function sdkOf(value: ResValue | undefined): number | undefined {
  if (value?.kind === 'number') return value.number;
  return value?.kind === 'string' && /^\d{1,5}$/.test(value.text) ? Number(value.text) : undefined;
}

function versionCodeOf(minor: ResValue | undefined, major: ResValue | undefined): number | undefined {
  if (minor?.kind !== 'number') return undefined;
  return (major?.kind === 'number' ? major.number * 2 ** 32 : 0) + (minor.number >>> 0);
}

function permissionsOf(root: XmlElement, value: Valued): RequestedPermission[] {
  const found = new Map<string, RequestedPermission>();
  for (const element of childrenOf(root, 'uses-permission', 'uses-permission-sdk-23')) {
    const name = textOf(value(element, 'name'));
    const maxSdk = sdkOf(value(element, 'maxSdkVersion'));
    if (name === undefined || name === '') continue;
    const known = found.get(name);
    // Asked for twice, it is asked for wherever one of the two asks for it.
    const widest =
      known === undefined ? maxSdk : known.maxSdk && maxSdk ? Math.max(known.maxSdk, maxSdk) : undefined;
    found.set(name, widest === undefined ? { name } : { name, maxSdk: widest });
  }
  return [...found.values()];
}

function definedBy(root: XmlElement, value: Valued): DefinedPermission[] {
  return childrenOf(root, 'permission').flatMap((element) => {
    const name = textOf(value(element, 'name'));
    const level = value(element, 'protectionLevel');
    return name === undefined ? [] : [{ name, protection: level?.kind === 'number' ? level.number : 0 }];
  });
}

function featuresOf(root: XmlElement, value: Valued): Feature[] {
  return childrenOf(root, 'uses-feature').flatMap((element) => {
    const name = textOf(value(element, 'name'));
    return name === undefined ? [] : [{ name, isRequired: isTrue(value(element, 'required'), true) }];
  });
}
