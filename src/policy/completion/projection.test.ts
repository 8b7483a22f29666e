import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, OrganisationId, RegisterAppId } from '../ids.ts';
import { type CompletionEvent, changesOf, type Period, periodsOf } from './projection.ts';
import { differencesOf, rebuildPeriods } from './rebuild.ts';
import { unionPeriodsOf } from './union-periods.ts';

const SCHOOL = 7 as OrganisationId;
const day = (n: number) => new Date(Date.UTC(2020, 2, n));

type Told = readonly [day: number, purpose: CompletionEvent['purpose'], action: string, app?: number];

function event([on, purpose, action, app = 1]: Told): CompletionEvent {
  const appId = purpose === 'no-use' ? null : (app as RegisterAppId);
  return { caseId: 1 as CaseId, purpose, action, organisationId: SCHOOL, appId, at: day(on) };
}

/** `metric app from–to @ known from–to`, days of March. */
function told(rows: readonly Pick<Period, 'from' | 'to' | 'recordedFrom' | 'recordedTo'>[]): string[] {
  const end = (at: Date | null) => at?.getUTCDate() ?? '';
  return rows.map(
    (row) =>
      `${row.from.getUTCDate()}–${end(row.to)} @ ${row.recordedFrom.getUTCDate()}–${end(row.recordedTo)}`,
  );
}

const known = (events: readonly Told[], metric: string) =>
  told(rebuildPeriods(SCHOOL, events.map(event)).filter((period) => period.metric === metric));

describe('what counts from when until when', () => {
  it.each<[string, Told[], Record<string, string[]>]>([
    [
      'a draft or a return changes nothing',
      [
        [1, 'first', 'open'],
        [2, 'first', 'return'],
      ],
      { started: [], submitted: [], completed: [] },
    ],
    [
      'a submission starts and files',
      [[1, 'first', 'submit']],
      { started: ['1– @ 1–'], submitted: ['1– @ 1–'], completed: [] },
    ],
    [
      'a second submission after a return leaves the first day',
      [
        [1, 'first', 'submit'],
        [2, 'first', 'return'],
        [3, 'first', 'submit'],
      ],
      { started: ['1– @ 1–'], submitted: ['1– @ 1–'] },
    ],
    [
      'what is recorded after something later holds from then: it waited, or a clock was set back',
      [
        [3, 'first', 'submit'],
        [1, 'first', 'submit', 2],
        [2, 'first', 'withdraw'],
      ],
      { filed: ['3– @ 3–'], submitted: ['3– @ 3–'] },
    ],
    [
      'a withdrawal ends filed, not started',
      [
        [1, 'first', 'submit'],
        [2, 'first', 'withdraw'],
      ],
      { started: ['1– @ 1–'], submitted: ['1– @ 1–2', '1–2 @ 2–'] },
    ],
    [
      'a confirmation completes',
      [
        [1, 'first', 'submit'],
        [3, 'first', 'confirm'],
      ],
      { completed: ['3– @ 3–'] },
    ],
    [
      'an amendment, pending or confirmed, changes nothing',
      [
        [1, 'first', 'confirm'],
        [2, 'amendment', 'submit'],
        [3, 'amendment', 'withdraw'],
        [4, 'amendment', 'confirm'],
      ],
      { started: [], completed: ['1– @ 1–'] },
    ],
    [
      'the end of one of two uses ends nothing for the school',
      [
        [1, 'first', 'confirm', 1],
        [2, 'first', 'confirm', 2],
        [3, 'stop', 'confirm', 1],
      ],
      { completed: ['1– @ 1–'] },
    ],
    [
      'the end of the only use does',
      [
        [1, 'first', 'confirm'],
        [3, 'stop', 'submit'],
        [4, 'stop', 'confirm'],
      ],
      { completed: ['1– @ 1–4', '1–4 @ 4–'] },
    ],
    [
      'an annulled confirmation never was, as known from then on',
      [
        [1, 'first', 'confirm'],
        [4, 'first', 'annul'],
      ],
      { completed: ['1– @ 1–4'] },
    ],
    [
      'an annulled one of two leaves what the other gave',
      [
        [1, 'first', 'confirm', 1],
        [3, 'first', 'confirm', 2],
        [4, 'first', 'annul', 1],
      ],
      { completed: ['1– @ 1–4', '3– @ 4–'] },
    ],
    [
      'a confirmed use ends the declaration without a gap',
      [
        [1, 'no-use', 'confirm'],
        [3, 'first', 'confirm'],
      ],
      { completed: ['1– @ 1–'], confirmed: ['1– @ 1–3', '1–3 @ 3–', '3– @ 3–'] },
    ],
    [
      'a use confirmed again after its end counts anew',
      [
        [1, 'first', 'confirm'],
        [2, 'stop', 'confirm'],
        [5, 'first', 'confirm'],
      ],
      { completed: ['1– @ 1–2', '1–2 @ 2–', '5– @ 5–'] },
    ],
    [
      'what ends and begins at the same instant goes on',
      [
        [1, 'first', 'confirm', 1],
        [2, 'stop', 'confirm', 1],
        [2, 'first', 'confirm', 2],
      ],
      { completed: ['1– @ 1–'] },
    ],
    [
      'what begins and ends at the same instant never was',
      [
        [1, 'first', 'submit'],
        [1, 'first', 'withdraw'],
      ],
      { submitted: [] },
    ],
  ])('%s', (_, events, expected) => {
    for (const [metric, periods] of Object.entries(expected))
      expect(known(events, metric).toSorted(), metric).toEqual(periods.toSorted());
  });
});

describe('unions', () => {
  const period = fc
    .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
    .map(([from, length, recorded, lasted]) => ({
      from: day(1 + from),
      to: length === 9 ? null : day(1 + from + length),
      recordedFrom: day(1 + recorded),
      recordedTo: lasted === 9 ? null : day(1 + recorded + lasted),
    }));
  const holds = (rows: readonly ReturnType<typeof unionPeriodsOf>[number][], at: Date, knownAt: Date) =>
    rows.filter(
      (row) =>
        row.from <= at &&
        (row.to === null || row.to > at) &&
        row.recordedFrom <= knownAt &&
        (row.recordedTo === null || row.recordedTo > knownAt),
    ).length;

  it('hold where any part holds, once, at any day and as known on any day', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (parts) => {
        const union = unionPeriodsOf(SCHOOL, parts);
        const rows = parts.map((part) => ({ ...part, organisationId: SCHOOL }));
        for (let at = 1; at <= 20; at += 1) {
          for (let knownAt = 1; knownAt <= 20; knownAt += 1) {
            expect(holds(union, day(at), day(knownAt))).toBe(Math.min(1, holds(rows, day(at), day(knownAt))));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a union are the union', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (parts) => {
        const union = unionPeriodsOf(SCHOOL, parts);
        expect(told(unionPeriodsOf(SCHOOL, union)).toSorted()).toEqual(told(union).toSorted());
      }),
    );
  });
});

describe('differences', () => {
  const rebuilt = rebuildPeriods(
    SCHOOL,
    (
      [
        [1, 'first', 'submit'],
        [2, 'first', 'withdraw'],
      ] as Told[]
    ).map(event),
  );

  it('are none between the same knowledge in other rows', () => {
    const raw = periodsOf(
      (
        [
          [1, 'first', 'submit'],
          [2, 'first', 'withdraw'],
        ] as Told[]
      )
        .map(event)
        .flatMap(changesOf),
    );
    const unions = rebuilt.filter(({ metric }) => metric === 'submitted');
    const idle = { ...(unions[0] as (typeof unions)[number]), recordedTo: day(1) };
    expect(differencesOf([...raw, ...unions, idle], rebuilt)).toEqual([]);
  });

  it('name each row that only one side has, and what counts twice', () => {
    const [first, ...rest] = rebuilt;
    if (first === undefined) throw new Error('nothing was rebuilt');
    const stored = [...rest, rest[0] as typeof first, { ...first, from: day(9) }];
    expect(differencesOf(stored, rebuilt).map(({ what }) => what)).toEqual(['missing', 'wrong', 'twice']);
  });
});
