import type { AuthorityLevel } from '../../../policy/access/grants.ts';

const RANKS: Readonly<Record<AuthorityLevel, number>> = { ministry: 0, province: 1, city: 2, county: 3 };
const BELOW_ALL = 4;

/** Upper levels first: a parent is always an authority of a higher level, so it comes before its children. */
export function byRank<Item>(items: readonly Item[], levelOf: (item: Item) => AuthorityLevel | null): Item[] {
  return items.toSorted((a, b) => rankOf(levelOf(a)) - rankOf(levelOf(b)));
}

/** 0 for the Ministry; schools and units come last. */
export function rankOf(level: AuthorityLevel | null | undefined): number {
  return level === null || level === undefined ? BELOW_ALL : RANKS[level];
}
