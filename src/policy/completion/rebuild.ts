import type { OrganisationId } from '../ids.ts';
import { type CompletionEvent, changesOf, type Period, periodsOf, type StoredMetric } from './projection.ts';
import { type UnionMetric, unionOf, unionPeriodsOf } from './union-periods.ts';

/** A row of the projection, of one organisation. */
export type StoredPeriod = Omit<Period, 'metric' | 'caseId'> & {
  readonly metric: StoredMetric | UnionMetric;
  /** Null where the school counts as a whole. */
  readonly caseId: Period['caseId'] | null;
};

/** What is in only one of two: `missing` in the projection, `wrong` in it, or there `twice` at the same time. */
export interface Difference {
  readonly what: 'missing' | 'wrong' | 'twice';
  readonly period: StoredPeriod;
}

/** The rows of one organisation as its timelines have them. Events come in the order in which they were recorded. */
export function rebuildPeriods(
  organisationId: OrganisationId,
  events: readonly CompletionEvent[],
): StoredPeriod[] {
  const periods = periodsOf(events.flatMap(changesOf));
  const unions = Object.entries(unionOf).flatMap(([metric, union]) =>
    unionPeriodsOf(
      organisationId,
      periods.filter((period) => period.metric === metric),
    ).map((period) => ({ ...period, metric: union, appId: null, caseId: null })),
  );
  return canonical([...periods, ...unions]);
}

/** How the stored rows of one organisation differ from the rebuilt ones in what any figure can see. */
export function differencesOf(
  stored: readonly StoredPeriod[],
  rebuilt: readonly StoredPeriod[],
): Difference[] {
  const found = canonical(stored);
  const [storedKeys, rebuiltKeys] = [found, rebuilt].map((rows) => new Set(rows.map(rowKey)));
  return [
    ...rebuilt
      .filter((period) => !storedKeys?.has(rowKey(period)))
      .map((period) => ({ what: 'missing' as const, period })),
    ...found
      .filter((period) => !rebuiltKeys?.has(rowKey(period)))
      .map((period) => ({ what: 'wrong' as const, period })),
    ...stored
      .filter((period, index) => isAmong(stored.slice(0, index), period))
      .map((period) => ({ what: 'twice' as const, period })),
  ];
}

/** The same knowledge in one form: rows that nobody could see left out, those that continue one another joined. */
function canonical(rows: readonly StoredPeriod[]): StoredPeriod[] {
  return [...Map.groupBy(rows, groupKey).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return unionPeriodsOf(first.organisationId, group).map((period) => ({ ...first, ...period }));
  });
}

function isAmong(others: readonly StoredPeriod[], period: StoredPeriod): boolean {
  return others.some(
    (other) =>
      other.metric === period.metric &&
      other.appId === period.appId &&
      overlap([other.from, other.to], [period.from, period.to]) &&
      overlap([other.recordedFrom, other.recordedTo], [period.recordedFrom, period.recordedTo]),
  );
}

type Times = readonly [from: Date, to: Date | null];

function overlap([from, to]: Times, [otherFrom, otherTo]: Times): boolean {
  const last = (end: Date | null) => end?.getTime() ?? Infinity;
  return Math.max(from.getTime(), otherFrom.getTime()) < Math.min(last(to), last(otherTo));
}

function groupKey({ metric, appId, caseId }: StoredPeriod): string {
  return `${metric} ${appId} ${caseId}`;
}

function rowKey(period: StoredPeriod): string {
  const { from, to, recordedFrom, recordedTo } = period;
  return [groupKey(period), ...[from, to, recordedFrom, recordedTo].map((at) => at?.getTime())].join(' ');
}
