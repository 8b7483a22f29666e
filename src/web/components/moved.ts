/** One place on or back among the others, as far as there is a place; undefined where there is none. */
export function moved(ids: readonly number[], id: number, step: 1 | -1): number[] | undefined {
  const from = ids.indexOf(id);
  const other = ids[from + step];
  if (from < 0 || other === undefined) return undefined;
  return ids.with(from, other).with(from + step, id);
}
