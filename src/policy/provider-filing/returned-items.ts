import { itemOf } from './verification-items.ts';

/**
 * Whether the clock of verification starts anew after a second return. It does as long as that names only items that were
 * returned before or have changed since; otherwise the first clock runs on, since the defect could have been named at once
 * (ours, M 13 is silent). Fields are paths of the form, null a reason that concerns the filing as a whole.
 */
export function returnRestartsClock(
  previousReasons: readonly (string | null)[],
  changedPaths: readonly string[],
  newReasons: readonly (string | null)[],
): boolean {
  const open = [...previousReasons, ...changedPaths].map(itemNamed);
  return newReasons.map(itemNamed).every((item) => open.some((known) => liesIn(item, known)));
}

function itemNamed(field: string | null): string | null {
  return field === null ? null : itemOf(field);
}

/** `apps.a1.packages` lies in `apps.a1`; what concerns the whole lies only in what concerned the whole. */
function liesIn(item: string | null, whole: string | null): boolean {
  if (item === null || whole === null) return item === whole;
  return item === whole || item.startsWith(`${whole}.`);
}
