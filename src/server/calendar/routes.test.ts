import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { listeners } from '../cases/listeners.ts';
import { transaction } from '../db/database.ts';
import { occasionOfProgram } from '../occasion.ts';
import { loadYears } from './load-years.ts';

let app: TestApp;
let tree: Tree;
let administrator = '';

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  administrator = await app.signIn('system-administrator', tree.henan);
  const occasion = occasionOfProgram('test', app.now, listeners([]));
  await transaction(app.database.db, (tx) => loadYears(tx, occasion, [2019, 2020]));
});

const NOTICE = {
  holidays: [
    { day: '2027-01-01', name: '元旦' },
    { day: '2027-05-01', name: '劳动节' },
    { day: '2027-05-03', name: '劳动节' },
    { day: '2027-10-01', name: '国庆节' },
  ],
  makeUpDays: [{ day: '2027-05-09', name: '劳动节' }],
};

const get = (path: string, token: string | null = null) => app.call(token, 'GET', `/api/v1/calendar/${path}`);
const put = (token: string | null, path: string, body: object) =>
  app.call(token, 'PUT', `/api/v1/calendar/${path}`, { body });

describe('reading a year', () => {
  test('is open to everybody', async () => {
    const { status, body } = await get('2020');
    expect(status).toBe(200);
    expect(body).toMatchObject({ year: 2020, workingDays: 249 });
    expect(body.days).toHaveLength(366);
    expect(body.days[18]).toEqual({ day: '2020-01-19', working: true, note: '春节调休上班' });
  });

  test('that is not there says so', async () => {
    const answer = await get('2027');
    expect(answer).toMatchObject({ status: 404, body: { title: '待日历发布：2027 年的放假安排尚未录入。' } });
    expect((await get('abc')).status).toBe(400);
  });
});

describe('entering a year', () => {
  test('is for system administrators of Ministry and provinces', async () => {
    expect((await put(null, '2027', NOTICE)).status).toBe(401);
    for (const [role, organisation] of [
      ['officer', tree.henan],
      ['system-administrator', tree.xinyang],
      ['clerk', tree.shiheSchool],
    ] as const) {
      expect((await put(await app.signIn(role, organisation), '2027', NOTICE)).status).toBe(403);
    }
    const { status, body } = await put(administrator, '2027', NOTICE);
    expect([status, body]).toEqual([200, { clocksChanged: 0 }]);
    const year = await get('2027');
    expect(year.body.days[128]).toEqual({ day: '2027-05-09', working: true, note: '劳动节调休上班' });
  });

  test('names every defect', async () => {
    const incomplete = await put(administrator, '2028', { holidays: [], makeUpDays: [] });
    expect(incomplete).toMatchObject({ status: 400, body: { defects: [{}, {}, {}] } });
    const malformed = await put(administrator, '2028', {
      holidays: [{ day: '2028-02-30', name: '' }],
      extra: 1,
    });
    expect(malformed.status).toBe(400);
    expect(malformed.body.defects.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'extra',
      'holidays.0.day',
      'holidays.0.name',
      'makeUpDays',
    ]);
  });
});

describe('changing a day', () => {
  test('is seen at once', async () => {
    const change = { working: false, note: '临时放假' };
    expect(await put(administrator, 'days/2020-06-24', change)).toMatchObject({ status: 200 });
    const { body } = await get('2020');
    expect(body.workingDays).toBe(248);
    expect(await put(administrator, 'days/2035-06-24', change)).toMatchObject({ status: 400 });
    expect(await put(administrator, 'days/2020-02-30', change)).toMatchObject({ status: 400 });
    expect((await put(null, 'days/2020-06-24', change)).status).toBe(401);
  });
});
