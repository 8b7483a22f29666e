import type { PackageReport } from '../../../../policy/app-packages/report.ts';
import { type Archive, note, readEntry } from '../archive.ts';
import { unlessDamaged } from '../formats/damaged.ts';
import { recogniseSdks } from '../sdks.ts';
import { addPackagesOf } from './dex-packages.ts';

/** Compilers split classes into files of some ten megabytes, of which the largest apps have forty. */
const LARGEST_DEX = 24 * 2 ** 20;
const MOST_DEX_FILES = 100;

/** Kits of others, by the packages of the classes that are in the app. */
export async function sdksIn(archive: Archive): Promise<PackageReport['sdks']> {
  const packages = new Set<string>();
  const files = archive.directory.entries.filter(({ name }) => /^classes\d{0,3}\.dex$/.test(name));
  for (const entry of files.slice(0, MOST_DEX_FILES)) {
    const dex = await readEntry(archive, entry, LARGEST_DEX);
    const isRead = dex !== undefined && unlessDamaged(() => addPackagesOf(dex, packages) ?? true) === true;
    if (!isRead) note(archive, 'classes-damaged', entry.name);
  }
  return recogniseSdks(packages, archive.sdks);
}
