import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { describedBy } from '../apk/inspect-apk.ts';
import { readManifest } from '../apk/manifest.ts';
import { type Archive, note, readNamed } from '../archive.ts';
import { blankReport } from '../blank-report.ts';
import { plain } from '../findings.ts';
import { unlessDamaged } from '../formats/damaged.ts';
import { readProtobufXml } from './protobuf-xml.ts';

const MANIFEST = 'base/manifest/AndroidManifest.xml';
const LARGEST_MANIFEST = 8 * 2 ** 20;
const MOST_LISTED = 200;

/** An app bundle: its manifest is another format's, and whoever publishes it makes and signs the APKs. */
export async function inspectAab(archive: Archive): Promise<PackageReport> {
  const bytes = await readNamed(archive, MANIFEST, LARGEST_MANIFEST);
  const manifest = bytes && unlessDamaged(() => readManifest(readProtobufXml(bytes), undefined));
  if (manifest === undefined) note(archive, 'manifest-damaged');
  note(archive, 'unsigned-bundle');
  const modules = archive.directory.entries.flatMap(
    ({ name }) => /^([^/]+)\/manifest\/AndroidManifest\.xml$/.exec(name)?.[1] ?? [],
  );
  return {
    ...blankReport(archive.bytes.size),
    platform: 'android',
    ...(manifest && describedBy(manifest)),
    kind: 'aab',
    parts: modules.slice(0, MOST_LISTED).map((name) => plain(name)),
    findings: archive.findings,
  };
}
