import { protectionOf } from '../../../../policy/app-packages/android-permissions.ts';
import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { type Archive, findEntry, note, readNamed } from '../archive.ts';
import { blankReport } from '../blank-report.ts';
import { plain } from '../findings.ts';
import { unlessDamaged } from '../formats/damaged.ts';
import { inspectSignatures } from '../signing/inspect-signatures.ts';
import { sdksIn } from './apk-sdks.ts';
import { readBinaryXml } from './binary-xml.ts';
import { cleartextOf } from './cleartext.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { textsOf } from './resolve.ts';
import { type ResourceTable, readResourceTable } from './resource-table.ts';

const MANIFEST = 'AndroidManifest.xml';
/** Ten times what the largest apps have. */
const LARGEST_MANIFEST = 8 * 2 ** 20;
const LARGEST_RESOURCES = 32 * 2 ** 20;
const LARGEST_CONFIG = 2 ** 20;
const MOST_LISTED = 500;

/** Everything that an APK says of itself, and what its signatures are worth. */
export async function inspectApk(archive: Archive): Promise<PackageReport> {
  const described = await describe(archive);
  const { minSdk = null, targetSdk = null } = described;
  const signing = await inspectSignatures(archive, { minSdk, targetSdk });
  return {
    ...blankReport(archive.bytes.size),
    kind: 'apk',
    platform: 'android',
    ...described,
    ...signing,
    abis: abisOf(archive),
    sdks: await sdksIn(archive),
    findings: archive.findings,
  };
}

async function describe(archive: Archive): Promise<Partial<PackageReport>> {
  const bytes = await readNamed(archive, MANIFEST, LARGEST_MANIFEST);
  if (bytes === undefined) {
    note(archive, findEntry(archive, MANIFEST) === undefined ? 'manifest-missing' : 'manifest-damaged');
    return {};
  }
  const table = await resourcesOf(archive);
  const manifest = unlessDamaged(() => readManifest(readBinaryXml(bytes), table));
  if (manifest === undefined) {
    note(archive, 'manifest-damaged');
    return {};
  }
  if (manifest.packageId === undefined) note(archive, 'manifest-damaged', 'package');
  if (manifest.split !== undefined) note(archive, 'split-only', manifest.split);
  return { ...describedBy(manifest), cleartext: await cleartext(archive, manifest, table) };
}

async function resourcesOf(archive: Archive): Promise<ResourceTable | undefined> {
  const bytes = await readNamed(archive, 'resources.arsc', LARGEST_RESOURCES);
  if (bytes === undefined) return undefined;
  const table = unlessDamaged(() => readResourceTable(bytes));
  if (table === undefined) note(archive, 'resources-damaged');
  return table;
}

async function cleartext(
  archive: Archive,
  manifest: Manifest,
  table: ResourceTable | undefined,
): Promise<PackageReport['cleartext']> {
  if (manifest.networkSecurityConfig === undefined) return cleartextOf(manifest, undefined);
  const path = unlessDamaged(() => textsOf(manifest.networkSecurityConfig, table).values().next().value);
  const bytes = path === undefined ? undefined : await readNamed(archive, path, LARGEST_CONFIG);
  const config = bytes && unlessDamaged(() => readBinaryXml(bytes));
  if (config === undefined) note(archive, 'security-config-damaged');
  return cleartextOf(manifest, config);
}

/** What the manifest says, for a report. */
export function describedBy(manifest: Manifest): Partial<PackageReport> {
  const own = new Map(manifest.defines.map(({ name, protection }) => [name, protection]));
  const permissions = manifest.permissions.slice(0, MOST_LISTED);
  const exported = manifest.components.filter(({ isExported }) => isExported).slice(0, MOST_LISTED);
  return {
    kind: manifest.split === undefined ? 'apk' : 'apk-split',
    packageId: shown(manifest.packageId),
    versionName: shown(manifest.versionName),
    versionCode: manifest.versionCode ?? null,
    label: shown(manifest.label),
    minSdk: manifest.minSdk ?? null,
    targetSdk: manifest.targetSdk ?? null,
    permissions: permissions.map(({ name }) => plain(name)),
    permissionDetails: permissions.map(({ name, maxSdk }) => ({
      name: plain(name),
      protection: protectionOf(name, own),
      ...(maxSdk !== undefined && { maxSdk }),
    })),
    features: manifest.features
      .slice(0, MOST_LISTED)
      .map(({ name, isRequired }) => ({ name: plain(name), isRequired })),
    exportedComponents: exported.map(({ kind, name, permission }) => ({
      kind,
      name: plain(name),
      ...(permission !== undefined && { permission: plain(permission) }),
    })),
    componentCount: manifest.components.length,
    isDebuggable: manifest.isDebuggable,
    isTestOnly: manifest.isTestOnly,
    allowsBackup: manifest.allowsBackup,
  };
}

function shown(text: string | undefined): string | null {
  return text === undefined ? null : plain(text);
}

/** For which processors the app has code of its own. */
function abisOf({ directory }: Archive): string[] {
  const found = directory.entries.flatMap(({ name }) => {
    const [, abi] = /^lib\/([^/]{1,40})\/[^/]+$/.exec(name) ?? [];
    return abi === undefined ? [] : [plain(abi)];
  });
  return [...new Set(found)].toSorted().slice(0, 20);
}
