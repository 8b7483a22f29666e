import type { OrganisationId } from '../ids.ts';
import type { Period } from './projection.ts';

/** A period in which a school counts as completed, by whatever it had confirmed. */
export interface CompletedPeriod {
  readonly organisationId: OrganisationId;
  readonly from: Date;
  readonly to: Date | null;
  readonly recordedFrom: Date;
  readonly recordedTo: Date | null;
}

type Interval = readonly [from: number, to: number];

/**
 * The union of one school's confirmed periods, for every state of knowledge: a period that later knowledge leaves as it
 * is stays one row.
 */
export function completedPeriodsOf(
  organisationId: OrganisationId,
  confirmed: readonly Period[],
): CompletedPeriod[] {
  const moments = [...new Set(confirmed.flatMap(recordedMoments))].toSorted((a, b) => a - b);
  const running = new Map<string, CompletedPeriod>();
  const past: CompletedPeriod[] = [];
  for (const moment of moments) {
    const known = unionOf(confirmed.filter((period) => isKnownAt(period, moment)));
    const keys = new Set(known.map(String));
    for (const [key, period] of running) {
      if (keys.has(key)) continue;
      running.delete(key);
      past.push({ ...period, recordedTo: new Date(moment) });
    }
    for (const interval of known.filter((item) => !running.has(String(item)))) {
      running.set(String(interval), completed(organisationId, interval, moment));
    }
  }
  return [...past, ...running.values()];
}

function completed(organisationId: OrganisationId, [from, to]: Interval, moment: number): CompletedPeriod {
  return {
    organisationId,
    from: new Date(from),
    to: to === Infinity ? null : new Date(to),
    recordedFrom: new Date(moment),
    recordedTo: null,
  };
}

function recordedMoments({ recordedFrom, recordedTo }: Period): number[] {
  return [recordedFrom.getTime(), ...(recordedTo === null ? [] : [recordedTo.getTime()])];
}

function isKnownAt({ recordedFrom, recordedTo }: Period, moment: number): boolean {
  return recordedFrom.getTime() <= moment && (recordedTo === null || moment < recordedTo.getTime());
}

/** Overlapping and adjacent intervals become one. */
function unionOf(periods: readonly Period[]): Interval[] {
  const intervals = periods
    .map(({ from, to }): Interval => [from.getTime(), to?.getTime() ?? Infinity])
    .toSorted(([a], [b]) => a - b);
  return intervals.reduce<Interval[]>((union, [from, to]) => {
    const last = union.at(-1);
    if (last === undefined || from > last[1]) return [...union, [from, to]];
    return [...union.slice(0, -1), [last[0], Math.max(last[1], to)]];
  }, []);
}
