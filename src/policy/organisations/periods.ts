import type { AuthorityLevel, Place } from '../access/grants.ts';
import type { OrganisationId } from '../ids.ts';
import type { Stage } from '../option-lists.ts';
import type { OrganisationKind } from './kinds.ts';
import { NOWHERE, placeBelow } from './place.ts';

/** Everything about an organisation that can change over time. */
export interface OrganisationState {
  readonly parentId: OrganisationId | null;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: AuthorityLevel | null;
  readonly stages: readonly Stage[];
  readonly open: boolean;
  readonly successorId: OrganisationId | null;
  readonly displayOrder: number;
  readonly place: Place;
}

/** What it was from one instant (inclusive) until another (exclusive), in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  /** `Infinity` while it lasts. */
  readonly to: number;
  readonly state: OrganisationState;
}

/** All that is known of an organisation now: periods in order, each beginning where the one before it ends. */
export type Timeline = readonly Period[];

export function begin(from: number, state: Omit<OrganisationState, 'place'>): Timeline {
  return [{ from, to: Infinity, state: { ...state, place: NOWHERE } }];
}

/** The change holds from that instant on: through every later period, whatever else changed there. */
export function changeFrom(
  timeline: Timeline,
  at: number,
  change: (state: OrganisationState) => OrganisationState,
): Timeline {
  return coalesce(
    cut(timeline, at).map((period) =>
      period.from < at ? period : { ...period, state: change(period.state) },
    ),
  );
}

/** The timeline with its places derived from the timelines of its parents, cut where they moved. */
export function placeTimeline(
  id: OrganisationId,
  timeline: Timeline,
  parents: ReadonlyMap<OrganisationId, Timeline>,
): Timeline {
  return coalesce(timeline.flatMap((period) => placePeriod(id, period, parents)));
}

/** Undefined before its beginning. */
export function stateAt(timeline: Timeline, at: number): OrganisationState | undefined {
  return timeline.find(({ from, to }) => from <= at && at < to)?.state;
}

/** What it is now; changes never lie in the future. */
export function currentState(timeline: Timeline): OrganisationState {
  const last = timeline.at(-1);
  if (last === undefined) throw new RangeError('a timeline has at least one period');
  return last.state;
}

export function beginningOf(timeline: Timeline): number {
  return timeline[0]?.from ?? Infinity;
}

/** The periods that reach beyond that instant. */
export function periodsFrom(timeline: Timeline, at: number): Timeline {
  return timeline.filter(({ to }) => to > at);
}

/** Which stored periods no longer hold and which new ones do. A period that stays as it is, is in neither. */
export function compareTimelines<Stored extends Period>(
  before: readonly Stored[],
  after: Timeline,
): { readonly superseded: readonly Stored[]; readonly added: Timeline } {
  return {
    superseded: before.filter((stored) => !after.some((period) => isSamePeriod(stored, period))),
    added: after.filter((period) => !before.some((stored) => isSamePeriod(stored, period))),
  };
}

function placePeriod(
  id: OrganisationId,
  period: Period,
  parents: ReadonlyMap<OrganisationId, Timeline>,
): Timeline {
  const { parentId } = period.state;
  if (parentId === null) return [{ ...period, state: { ...period.state, place: NOWHERE } }];
  const above = parents.get(parentId) ?? [];
  if (beginningOf(above) > period.from)
    throw new RangeError(`organisation ${id} is older than its parent ${parentId}`);
  return above
    .filter(({ from, to }) => from < period.to && to > period.from)
    .map(({ from, to, state: { place } }) => ({
      from: Math.max(from, period.from),
      to: Math.min(to, period.to),
      state: { ...period.state, place: placeBelow(id, period.state, { id: parentId, place }) },
    }));
}

function cut(timeline: Timeline, at: number): Timeline {
  return timeline.flatMap((period) =>
    period.from < at && at < period.to
      ? [
          { ...period, to: at },
          { ...period, from: at },
        ]
      : [period],
  );
}

/** Neighbours that say the same become one. */
function coalesce(timeline: Timeline): Timeline {
  const joined: Period[] = [];
  for (const period of timeline) {
    const last = joined.at(-1);
    if (last !== undefined && isSameState(last.state, period.state))
      joined[joined.length - 1] = { ...last, to: period.to };
    else joined.push(period);
  }
  return joined;
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to && isSameState(a.state, b.state);
}

function isSameState(a: OrganisationState, b: OrganisationState): boolean {
  return (
    a.parentId === b.parentId &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.open === b.open &&
    a.successorId === b.successorId &&
    a.displayOrder === b.displayOrder &&
    a.stages.join() === b.stages.join() &&
    isSamePlace(a.place, b.place)
  );
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.provinceId === b.provinceId && a.regionId === b.regionId && a.countyId === b.countyId;
}
