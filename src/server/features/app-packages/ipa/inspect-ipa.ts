import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { ZipContentFault } from '../../../files/zip-content.ts';
import { type Archive, findEntry, note, readNamed } from '../archive.ts';
import { blankReport } from '../blank-report.ts';
import { plain } from '../findings.ts';
import { isDamage, unlessDamaged } from '../formats/damaged.ts';
import { passOver } from '../zip-pass.ts';
import { type CodeSignature, readCodeSignature } from './code-signature.ts';
import { describedBy } from './info-property-list.ts';
import { type PropertyDictionary, textProperty } from './property-list.ts';
import { type ProvisioningProfile, readProvisioningProfile } from './provisioning-profile.ts';
import { readPropertyList } from './read-property-list.ts';

const LARGEST_LIST = 2 * 2 ** 20;
const LARGEST_EXECUTABLE = 512 * 2 ** 20;
const MOST_LISTED = 200;
const MOST_NAMED = 10;

/** Everything that an IPA says of itself. Its signature is read, not verified: what it says is declared. */
export async function inspectIpa(archive: Archive): Promise<PackageReport> {
  const { bytes, directory, findings } = archive;
  const folder = folderOf(archive);
  const { faults } = await passOver(bytes, directory.entries, undefined);
  for (const { fault, name } of faults.slice(0, MOST_NAMED)) note(archive, `entry-${fault}`, name);
  const info = await listOf(archive, `${folder}Info.plist`);
  if (info === undefined) note(archive, 'manifest-damaged');
  const chinese = await chineseName(archive, folder);
  return {
    ...blankReport(bytes.size),
    kind: 'ipa',
    platform: 'ios',
    ...(info && describedBy(info, chinese)),
    ...(await signingOf(archive, folder, info)),
    findings,
  };
}

function folderOf({ directory }: Archive): string {
  const [, folder = ''] =
    directory.entries.map(({ name }) => /^(Payload\/[^/]+\.app\/)Info\.plist$/.exec(name)).find(Boolean) ??
    [];
  return folder;
}

async function listOf(archive: Archive, name: string): Promise<PropertyDictionary | undefined> {
  const bytes = await readNamed(archive, name, LARGEST_LIST);
  return bytes && unlessDamaged(() => readPropertyList(bytes));
}

async function chineseName(archive: Archive, folder: string): Promise<string | undefined> {
  for (const language of ['zh-Hans', 'zh_CN', 'zh-Hans-CN', 'zh']) {
    const list = await listOf(archive, `${folder}${language}.lproj/InfoPlist.strings`);
    const name = textProperty(list, 'CFBundleDisplayName') ?? textProperty(list, 'CFBundleName');
    if (name !== undefined) return name;
  }
  return undefined;
}

type Signing = Pick<PackageReport, 'signing' | 'certificates' | 'team' | 'entitlements'>;

async function signingOf(
  archive: Archive,
  folder: string,
  info: PropertyDictionary | undefined,
): Promise<Signing> {
  const profile = await profileOf(archive, folder);
  const code = await codeSignatureOf(archive, folder, info);
  if (code?.isEncrypted === true) note(archive, 'ipa-encrypted');
  const isSigned = code !== undefined || profile !== undefined;
  note(archive, isSigned ? 'signature-declared' : 'signature-missing');
  return { signing: { verdict: isSigned ? 'declared' : 'unsigned', schemes: [] }, ...claims(code, profile) };
}

function claims(
  code: CodeSignature | undefined,
  profile: ProvisioningProfile | undefined,
): Omit<Signing, 'signing'> {
  const team = code?.team ?? profile?.team;
  const entitlements = Object.keys(code?.entitlements ?? profile?.entitlements ?? {});
  const certificates = profile?.certificates ?? [];
  return {
    certificates: certificates.map((sha256) => ({ sha256, scheme: 'apple', verified: false })),
    team: team === undefined ? null : plain(team),
    entitlements: entitlements.slice(0, MOST_LISTED).map((key) => plain(key)),
  };
}

async function profileOf(archive: Archive, folder: string): Promise<ProvisioningProfile | undefined> {
  const bytes = await readNamed(archive, `${folder}embedded.mobileprovision`, LARGEST_LIST);
  const profile = bytes && unlessDamaged(() => readProvisioningProfile(bytes));
  if (bytes !== undefined && profile === undefined) note(archive, 'profile-damaged');
  return profile;
}

async function codeSignatureOf(
  archive: Archive,
  folder: string,
  info: PropertyDictionary | undefined,
): Promise<CodeSignature | undefined> {
  const name = textProperty(info, 'CFBundleExecutable') ?? '';
  const entry = findEntry(archive, `${folder}${name}`);
  if (name === '' || entry === undefined || entry.size > LARGEST_EXECUTABLE) return undefined;
  try {
    return await readCodeSignature(archive.bytes, entry);
  } catch (error) {
    if (!(error instanceof ZipContentFault) && !isDamage(error)) throw error;
    note(archive, 'executable-not-read');
    return undefined;
  }
}
