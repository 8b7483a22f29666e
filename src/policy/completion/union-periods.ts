import type { OrganisationId } from '../ids.ts';
import type { Period, StoredMetric } from './projection.ts';

/** What rates count, a school as a whole: while anything of it is filed, while anything of it is confirmed. */
export type UnionMetric = 'submitted' | 'completed';

/** Of which metric by app each is the union. */
export const unionOf: Readonly<Partial<Record<StoredMetric, UnionMetric>>> = {
  filed: 'submitted',
  confirmed: 'completed',
};

/** A period in which a school counts, by whatever it had filed or confirmed. */
export interface UnionPeriod {
  readonly organisationId: OrganisationId;
  readonly from: Date;
  readonly to: Date | null;
  readonly recordedFrom: Date;
  readonly recordedTo: Date | null;
}

type Interval = readonly [from: number, to: number];
type Times = Pick<Period, 'from' | 'to' | 'recordedFrom' | 'recordedTo'>;

/**
 * The union of one school's periods of one metric, for every state of knowledge: a period that later knowledge leaves as
 * it is stays one row. What never held or was never known at any instant is left out.
 */
export function unionPeriodsOf(organisationId: OrganisationId, periods: readonly Times[]): UnionPeriod[] {
  const moments = [...new Set(periods.flatMap(recordedMoments))].toSorted((a, b) => a - b);
  const running = new Map<string, UnionPeriod>();
  const past: UnionPeriod[] = [];
  for (const moment of moments) {
    const known = joined(periods.filter((period) => isKnownAt(period, moment)));
    const keys = new Set(known.map(String));
    for (const [key, period] of running) {
      if (keys.has(key)) continue;
      running.delete(key);
      past.push({ ...period, recordedTo: new Date(moment) });
    }
    for (const interval of known.filter((item) => !running.has(String(item)))) {
      running.set(String(interval), begun(organisationId, interval, moment));
    }
  }
  return [...past, ...running.values()];
}

function begun(organisationId: OrganisationId, [from, to]: Interval, moment: number): UnionPeriod {
  return {
    organisationId,
    from: new Date(from),
    to: to === Infinity ? null : new Date(to),
    recordedFrom: new Date(moment),
    recordedTo: null,
  };
}

function recordedMoments({ recordedFrom, recordedTo }: Times): number[] {
  return [recordedFrom.getTime(), ...(recordedTo === null ? [] : [recordedTo.getTime()])];
}

function isKnownAt({ recordedFrom, recordedTo }: Times, moment: number): boolean {
  return recordedFrom.getTime() <= moment && (recordedTo === null || moment < recordedTo.getTime());
}

/** Overlapping and adjacent intervals become one. */
function joined(periods: readonly Times[]): Interval[] {
  const intervals = periods
    .map(({ from, to }): Interval => [from.getTime(), to?.getTime() ?? Infinity])
    .filter(([from, to]) => from < to)
    .toSorted(([a], [b]) => a - b);
  const union: Interval[] = [];
  for (const [from, to] of intervals) {
    const last = union.at(-1);
    if (last === undefined || from > last[1]) union.push([from, to]);
    else union[union.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return union;
}
