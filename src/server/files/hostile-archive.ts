import type { ZipEntry } from './zip-directory.ts';

/**
 * Paths that lead out, links, names twice, something before or between the entries that overlaps, or more than
 * `totalLimit` bytes once unpacked.
 */
export function isHostileArchive(
  entries: readonly ZipEntry[],
  archiveSize: number,
  totalLimit: number,
): boolean {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const twice = new Set(entries.map(({ name }) => name)).size < entries.length;
  return total > totalLimit || twice || entries.some(leadsOut) || overlap(entries, archiveSize);
}

function leadsOut({ name, isLink }: ZipEntry): boolean {
  return isLink || /^\/|\\|\0|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(name);
}

function overlap(entries: readonly ZipEntry[], archiveSize: number): boolean {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  const ends = inOrder.map(({ offset, packedSize }) => offset + packedSize);
  const starts = [...inOrder.map(({ offset }) => offset), archiveSize];
  return starts[0] !== 0 || ends.some((end, index) => end > (starts[index + 1] ?? 0));
}
