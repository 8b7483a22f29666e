import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../ids.ts';
import {
  begin,
  changeFrom,
  compareTimelines,
  currentState,
  type OrganisationState,
  placeTimeline,
  stateAt,
  type Timeline,
} from './periods.ts';

const organisation = (id: number) => id as OrganisationId;

const school = (parentId: number, name = '示例小学'): Omit<OrganisationState, 'place'> => ({
  parentId: organisation(parentId),
  name,
  kind: 'school',
  level: null,
  stages: ['primary-secondary'],
  open: true,
  successorId: null,
  displayOrder: 0,
});

const authority = (
  parentId: number | null,
  level: OrganisationState['level'],
): Omit<OrganisationState, 'place'> => ({
  ...school(1),
  parentId: parentId === null ? null : organisation(parentId),
  kind: 'authority',
  level,
  stages: [],
});

describe('a change of a timeline', () => {
  const renamed = changeFrom(begin(10, school(1, '旧名')), 20, (state) => ({ ...state, name: '新名' }));

  test.each([
    ['before the beginning there is nothing', 9, undefined],
    ['the first instant', 10, '旧名'],
    ['the last instant before the change', 19, '旧名'],
    ['the instant of the change', 20, '新名'],
    ['long after', 2_000, '新名'],
  ])('%s', (_name, at, name) => {
    expect(stateAt(renamed, at)?.name).toBe(name);
  });

  test('from the very beginning leaves a single period', () => {
    expect(changeFrom(renamed, 10, (state) => ({ ...state, name: '新名' }))).toEqual(
      begin(10, school(1, '新名')),
    );
  });

  test('recorded late goes through later periods and leaves their other changes', () => {
    const moved = changeFrom(renamed, 15, (state) => ({ ...state, parentId: organisation(2) }));
    expect(moved.map(({ from, to, state }) => [from, to, state.name, state.parentId])).toEqual([
      [10, 15, '旧名', 1],
      [15, 20, '旧名', 2],
      [20, Infinity, '新名', 2],
    ]);
  });

  test('that says nothing new changes nothing', () => {
    const again = changeFrom(renamed, 30, (state) => ({ ...state, name: '新名' }));
    expect(compareTimelines(renamed, again)).toEqual({ superseded: [], added: [] });
  });
});

describe('any sequence of changes', () => {
  const change = fc.record({ at: fc.integer({ min: 0, max: 60 }), name: fc.constantFrom('甲', '乙', '丙') });

  test('leaves one state at each instant: that of the change recorded last among those that hold by then', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.integer({ min: 0, max: 80 }), (changes, at) => {
        const timeline = changes.reduce<Timeline>(
          (now, { at: from, name }) => changeFrom(now, from, (state) => ({ ...state, name })),
          begin(0, school(1, '初名')),
        );
        const last = changes.findLast(({ at: from }) => from <= at);
        expect(stateAt(timeline, at)?.name).toBe(last?.name ?? '初名');
        expectGapless(timeline);
      }),
    );
  });

  test('is undone and done by the difference of the two timelines', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), change, (changes, { at, name }) => {
        const before = changes.reduce<Timeline>(
          (now, each) => changeFrom(now, each.at, (state) => ({ ...state, name: each.name })),
          begin(0, school(1)),
        );
        const after = changeFrom(before, at, (state) => ({ ...state, name }));
        const { superseded, added } = compareTimelines(before, after);
        const kept = before.filter((period) => !superseded.includes(period));
        expect([...kept, ...added].toSorted((a, b) => a.from - b.from)).toEqual(after);
      }),
    );
  });
});

describe('the places of a timeline', () => {
  const [ministry, province, city, county, direct] = [1, 2, 3, 4, 5].map(organisation) as [
    OrganisationId,
    OrganisationId,
    OrganisationId,
    OrganisationId,
    OrganisationId,
  ];
  const known = new Map<OrganisationId, Timeline>();
  const enter = (id: OrganisationId, timeline: Timeline): void => {
    known.set(id, placeTimeline(id, timeline, known));
  };
  enter(ministry, begin(0, authority(null, 'ministry')));
  enter(province, begin(0, authority(1, 'province')));
  enter(city, begin(0, authority(2, 'city')));
  enter(direct, begin(0, authority(2, 'county')));
  enter(
    county,
    changeFrom(begin(0, authority(3, 'county')), 50, (state) => ({ ...state, parentId: province })),
  );

  test.each([
    ['a school of the Ministry', 1, { provinceId: null, regionId: null, countyId: null }],
    ['a university of the province', 2, { provinceId: 2, regionId: null, countyId: null }],
    ['a school of the city bureau itself', 3, { provinceId: 2, regionId: 3, countyId: null }],
    ['a school of a directly administered county', 5, { provinceId: 2, regionId: 5, countyId: null }],
  ])('%s', (_name, parent, place) => {
    const timeline = placeTimeline(organisation(9), begin(0, school(parent)), known);
    expect(currentState(timeline).place).toEqual(place);
  });

  test('are cut where a parent moved, though nothing else changed', () => {
    const timeline = placeTimeline(organisation(9), begin(10, school(4)), known);
    expect(
      timeline.map(({ from, to, state: { place } }) => [from, to, place.regionId, place.countyId]),
    ).toEqual([
      [10, 50, 3, 4],
      [50, Infinity, 4, null],
    ]);
  });

  test('cannot be derived for what is older than its parent', () => {
    known.set(organisation(6), placeTimeline(organisation(6), begin(20, authority(2, 'city')), known));
    expect(() => placeTimeline(organisation(9), begin(10, school(6)), known)).toThrow(RangeError);
  });
});

function expectGapless(timeline: Timeline): void {
  timeline.forEach(({ from, to }, index) => {
    expect(from).toBeLessThan(to);
    expect(to).toBe(timeline[index + 1]?.from ?? Infinity);
  });
}
