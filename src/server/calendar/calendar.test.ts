import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { aDatabase } from '../../../test/database.ts';
import { addWorkingDays } from '../../policy/calendar/working-calendar.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import { addDays, type LegalDay, legalDay } from '../../policy/legal-day.ts';
import { listeners } from '../cases/listeners.ts';
import { type Tx, transaction } from '../db/database.ts';
import { type Occasion, occasionOfProgram } from '../occasion.ts';
import { enterSetting } from '../settings/enter-setting.ts';
import { calendarOf } from './calendar.ts';
import { calendarTask } from './calendar-task.ts';
import { dueDays, startClock } from './clocks.ts';
import { setDay, setYear, type YearNotice } from './edit-calendar.ts';
import { loadYears } from './load-years.ts';
import { findPendingYear, warnOfPendingYear } from './pending-years.ts';
import { publishedDays, publishedYears } from './published-years.ts';

const { db } = await aDatabase();
let tree: Tree;

beforeAll(async () => {
  tree = await aTree(db);
});

const LAST_YEAR = publishedYears().at(-1) ?? 0;
const occasion = (now = '2026-11-20T01:00:00Z') => occasionOfProgram('test', new Date(now), listeners([]));
const inTransaction = <T>(work: (tx: Tx, occasion: Occasion) => Promise<T>, now?: string) =>
  transaction(db, (tx) => work(tx, occasion(now)));

const entriesOf = (kind: string, id: number) =>
  db
    .selectFrom('entries')
    .select(['action', 'body'])
    .where('stream_kind', '=', kind)
    .where('stream_id', '=', id)
    .orderBy('seq')
    .execute();

/** 2027 has no notice yet: this one is made up, with the fixed days off and one weekend day worked. */
const NOTICE_2027: YearNotice = {
  holidays: [
    { day: legalDay('2027-01-01'), name: '元旦' },
    ...[1, 2, 3, 4, 5].map((day) => ({ day: legalDay(`2027-05-0${day}`), name: '劳动节' })),
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: legalDay(`2027-10-0${day}`), name: '国庆节' })),
  ],
  makeUpDays: [{ day: legalDay('2027-01-10'), name: '元旦' }],
};

async function aCaseWithClock(startedOn: string, authorityId: OrganisationId = tree.shihe) {
  const started = legalDay(startedOn);
  const clock = await startClock(db, { limit: 'use-confirmation', startedOn: started, authorityId });
  const now = new Date('2026-11-20T01:00:00Z');
  const { id } = await db
    .insertInto('cases')
    .values({
      kind: 'use-filing',
      state: 'submitted',
      awaits: 'authority',
      title: '示例作业',
      owner_id: tree.shiheSchool,
      authority_id: authorityId,
      clock_limit: clock.limit,
      clock_started_on: clock.startedOn,
      due_on: clock.dueOn,
      opened_at: now,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, dueOn: clock.dueOn };
}

async function dueOn(id: CaseId): Promise<LegalDay | null> {
  const row = await db.selectFrom('cases').select('due_on').where('id', '=', id).executeTakeFirstOrThrow();
  return row.due_on;
}

describe('the published years', () => {
  test('an empty calendar knows no day and stops nobody', async () => {
    expect((await calendarOf(db)).isWorkingDay(legalDay('2020-01-17'))).toBe('unknown');
    expect(
      (
        await startClock(db, {
          limit: 'use-confirmation',
          startedOn: legalDay('2020-01-17'),
          authorityId: tree.shihe,
        })
      ).dueOn,
    ).toBeNull();
  });

  test('are loaded once, with an entry for each', async () => {
    expect(await inTransaction(loadYears)).toEqual(publishedYears());
    expect(await inTransaction(loadYears)).toEqual([]);
    const entries = await entriesOf('calendar', 0);
    expect(entries.map(({ action }) => action)).toEqual(publishedYears().map(() => 'load-year'));
    const body = JSON.parse(entries[16]?.body ?? '') as { year: number; working: string; notes: object };
    expect(body).toMatchObject({ year: 2020, notes: { '2020-01-31': '春节', '2020-01-19': '春节调休上班' } });
    expect(body.working).toBe(
      publishedDays(2020)
        .map(({ working }) => Number(working))
        .join(''),
    );
  });

  test('ten working days after 2020-01-17 are over on 2020-02-07', async () => {
    const found = addWorkingDays(await calendarOf(db), legalDay('2020-01-17'), 10);
    expect(found).toEqual({ due: '2020-02-07' });
  });

  test('two servers that start at once load them once', async () => {
    const fresh = await aDatabase();
    const load = () => transaction(fresh.db, (tx) => loadYears(tx, occasion()));
    const loaded = await Promise.all([load(), load(), load()]);
    expect(loaded.filter((years) => years.length > 0)).toHaveLength(1);
    expect(await fresh.db.selectFrom('entries').select('seq').execute()).toHaveLength(
      publishedYears().length,
    );
    expect((await calendarOf(fresh.db)).isWorkingDay(legalDay('2020-01-19'))).toBe(true);
  });
});

describe('due days', () => {
  test('follow the setting of the authority on the day the clock started', async () => {
    await inTransaction((tx, when) =>
      enterSetting(tx, when, {
        key: 'use-filing.confirmation-working-days',
        organisationId: tree.pingqiao,
        effectiveFrom: legalDay('2020-03-01'),
        value: 5,
      }),
    );
    const start = (authorityId: OrganisationId, startedOn: string) => ({
      limit: 'use-confirmation' as const,
      startedOn: legalDay(startedOn),
      authorityId,
    });
    expect(
      await dueDays(db, [
        start(tree.pingqiao, '2020-03-02'),
        start(tree.shihe, '2020-03-02'),
        start(tree.pingqiao, '2020-02-28'),
        { ...start(tree.pingqiao, '2020-03-02'), limit: 'use-change' },
      ]),
    ).toEqual(['2020-03-09', '2020-03-16', '2020-03-13', '2020-03-16']);
  });
});

describe('an edit of the calendar', () => {
  let open: { id: CaseId; dueOn: LegalDay | null };
  let pending: { id: CaseId; dueOn: LegalDay | null };

  beforeEach(async () => {
    open = await aCaseWithClock('2026-11-16');
    pending = await aCaseWithClock(`${LAST_YEAR}-12-28`);
  });

  test('gives pending clocks their day once the year is entered, with an entry for each case that changes', async () => {
    expect(pending.dueOn).toBeNull();
    const { clocksChanged } = await inTransaction((tx, when) => setYear(tx, when, 2027, NOTICE_2027));
    // The weekend after New Year is off, Sunday the 10th is worked.
    expect(await dueOn(pending.id)).toBe('2027-01-11');
    expect(await dueOn(open.id)).toBe(open.dueOn);
    expect(clocksChanged).toBe(1);
    expect(await entriesOf('case', pending.id)).toEqual([
      { action: 'recompute-clock', body: JSON.stringify({ dueOn: { from: null, to: '2027-01-11' } }) },
    ]);
    expect(await entriesOf('case', open.id)).toEqual([]);
    expect((await entriesOf('calendar', 0)).at(-1)?.action).toBe('set-year');
  });

  test('of one day moves the clocks that run over it, and is seen at the next use', async () => {
    expect(open.dueOn).toBe('2026-11-30');
    const day = legalDay('2026-11-25');
    await inTransaction((tx, when) => setDay(tx, when, { day, working: false, note: '临时放假' }));
    expect((await calendarOf(db)).isWorkingDay(day)).toBe(false);
    expect(await dueOn(open.id)).toBe('2026-12-01');
    await inTransaction((tx, when) => setDay(tx, when, { day, working: true, note: null }));
    expect(await dueOn(open.id)).toBe('2026-11-30');
  });

  test('that is rolled back leaves clocks, calendar and timelines as they were', async () => {
    const before = await db
      .selectFrom('entries')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirst();
    const day = legalDay('2026-11-26');
    const edit = inTransaction(async (tx, when) => {
      await setDay(tx, when, { day, working: false, note: null });
      expect((await calendarOf(tx)).isWorkingDay(day)).toBe(false);
      throw new Error('half way');
    });
    await expect(edit).rejects.toThrow('half way');
    expect((await calendarOf(db)).isWorkingDay(day)).toBe(true);
    expect(await dueOn(open.id)).toBe('2026-11-30');
    expect(
      await db
        .selectFrom('entries')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirst(),
    ).toEqual(before);
  });

  test('of a day whose year is not there is refused', async () => {
    const day = legalDay('2031-03-03');
    await expect(
      inTransaction((tx, when) => setDay(tx, when, { day, working: false, note: null })),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('names every defect of a notice at once', async () => {
    const notice: YearNotice = {
      holidays: [
        { day: legalDay('2028-01-01'), name: '元旦' },
        { day: legalDay('2028-01-01'), name: '元旦' },
        { day: legalDay('2029-10-01'), name: '国庆节' },
      ],
      makeUpDays: [{ day: legalDay('2028-01-05'), name: '元旦' }],
    };
    const attempt = inTransaction((tx, when) => setYear(tx, when, 2028, notice));
    await expect(attempt).rejects.toMatchObject({
      kind: 'invalid',
      details: {
        defects: [
          { field: 'holidays', message: '缺少劳动节（2028-05-01）' },
          { field: 'holidays', message: '缺少国庆节（2028-10-01）' },
          { message: '2029-10-01 不在 2028 年' },
          { message: '2028-01-01 出现了不止一次' },
          { field: 'makeUpDays', message: '2028-01-05 不是周末，不能作为调休上班日' },
        ],
      },
    });
    expect((await calendarOf(db)).hasYear(2028)).toBe(false);
  });

  test('leaves a loaded year as it is when the published years are loaded again', async () => {
    await inTransaction((tx, when) =>
      setDay(tx, when, { day: legalDay('2026-12-31'), working: false, note: '临时放假' }),
    );
    await inTransaction(loadYears);
    expect((await calendarOf(db)).isWorkingDay(legalDay('2026-12-31'))).toBe(false);
  });
});

describe('a year that is not there yet', () => {
  const told = (title: string) =>
    db.selectFrom('inbox').select(['organisation_id', 'title']).where('title', '=', title).execute();

  test('is missed from 60 days before it begins', async () => {
    const first = legalDay('2028-01-01');
    expect(await findPendingYear(db, addDays(first, -61))).toBeNull();
    expect(await findPendingYear(db, addDays(first, -60))).toBe(2028);
    expect(await findPendingYear(db, first)).toBe(2028);
  });

  test('is warned of each day, and a clock that missed an edit is put right', async () => {
    const { id } = await aCaseWithClock('2026-11-16');
    await db.updateTable('cases').set({ due_on: null }).where('id', '=', id).execute();
    const warnings: unknown[] = [];
    const { run } = calendarTask({ warn: (fields: unknown) => warnings.push(fields) });
    await inTransaction(run, '2027-10-01T01:00:00Z');
    expect(await dueOn(id)).toBe('2026-11-30');
    expect(warnings).toEqual([]);
    await inTransaction(run, '2027-11-09T01:00:00Z');
    await inTransaction(run, '2027-11-10T01:00:00Z');
    expect(warnings).toEqual([{ year: 2028 }, { year: 2028 }]);
  });

  test('is told to the root authority once', async () => {
    expect(await inTransaction(warnOfPendingYear, '2027-10-01T01:00:00Z')).toBeUndefined();
    expect(await inTransaction(warnOfPendingYear, '2027-11-10T01:00:00Z')).toBe(2028);
    expect(await inTransaction(warnOfPendingYear, '2027-11-11T01:00:00Z')).toBe(2028);
    expect(await told('请录入 2028 年的放假安排')).toEqual([
      { organisation_id: tree.ministry, title: '请录入 2028 年的放假安排' },
    ]);
  });
});
