import type { CellRange } from './cell-name.ts';

/** A bound on the work that a hostile list of overlapping ranges can cause. */
const MAX_ENTRIES = 200_000;

/** The merged ranges that reach below the header, by each row they cover. */
export function mergedRows(
  ranges: readonly CellRange[],
  headerRow: number,
): ReadonlyMap<number, readonly CellRange[]> {
  const rows = new Map<number, CellRange[]>();
  let left = MAX_ENTRIES;
  for (const range of ranges) {
    const first = Math.max(range.from.row, headerRow + 1);
    for (let row = first; row <= range.to.row && left > 0; row += 1) {
      left -= 1;
      const there = rows.get(row);
      if (there) there.push(range);
      else rows.set(row, [range]);
    }
  }
  return rows;
}
