import type { ZipEntry } from './zip-directory.ts';

/** What honest archives do not have. */
export type ArchiveFault = 'path-leads-out' | 'duplicate-entry' | 'overlap' | 'leading-bytes' | 'bomb';

/**
 * Paths that lead out, links, names twice, entries that overlap, something before the first one, or more than
 * `totalLimit` bytes once unpacked.
 */
export function archiveFaults(
  entries: readonly ZipEntry[],
  archiveSize: number,
  totalLimit: number,
): ArchiveFault[] {
  const found: readonly (readonly [ArchiveFault, boolean])[] = [
    ['bomb', entries.reduce((sum, { size }) => sum + size, 0) > totalLimit],
    ['duplicate-entry', new Set(entries.map(({ name }) => name)).size < entries.length],
    ['path-leads-out', entries.some(leadsOut)],
    ['overlap', overlap(entries, archiveSize)],
    ['leading-bytes', entries.every(({ offset }) => offset > 0)],
  ];
  return found.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

export function isHostileArchive(
  entries: readonly ZipEntry[],
  archiveSize: number,
  totalLimit: number,
): boolean {
  return archiveFaults(entries, archiveSize, totalLimit).length > 0;
}

function leadsOut({ name, isLink }: ZipEntry): boolean {
  return isLink || /^\/|\\|\0|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(name);
}

function overlap(entries: readonly ZipEntry[], archiveSize: number): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  const ends = inOrder.map(({ offset, packedSize }) => offset + packedSize);
  const starts = [...inOrder.map(({ offset }) => offset), archiveSize];
  return ends.some((end, index) => end > (starts[index + 1] ?? 0));
}
