import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { filingsHappen } from '../../../../test/builders/completion.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';

let app: TestApp;
let tree: Tree;
let registerId: RegisterAppId;

const at = (day: string) => new Date(`${day}T12:00:00+08:00`);

beforeAll(async () => {
  app = await anApp(new Date('2020-08-18T02:00:00Z'));
  const { db } = app.database;
  tree = await aTree(db);
  registerId = await aRegisterApp(db, { name: '示例作业' });
  const filing = { school: tree.shiheSchool, app: registerId, caseId: 1 };
  await filingsHappen(db, { ...filing, action: 'submit', at: at('2020-03-01') });
  await filingsHappen(db, { ...filing, action: 'confirm', at: at('2020-03-02') });
  await filingsHappen(db, {
    school: tree.university,
    app: registerId,
    action: 'submit',
    at: at('2020-03-02'),
    caseId: 2,
  });
});

const get = (path: string, token: string | null = null) =>
  app.call(token, 'GET', `/api/v1/statistics/${path}`);

describe('the table by region', () => {
  it('is public, and says what it counts', async () => {
    const { status, body } = await get('completion?by=region&asOf=2020-08-17&metric=confirmed');
    expect(status).toBe(200);
    expect(body).toEqual({
      metric: 'confirmed',
      asOf: '2020-08-17',
      knownAt: '2020-08-18T02:00:00.000Z',
      rows: [
        {
          seq: 1,
          region: { id: tree.zhengzhou, name: '郑州市（示例）' },
          numerator: 0,
          denominator: 1,
          rate: '0.00%',
        },
        {
          seq: 2,
          region: { id: tree.xinyang, name: '信阳市（示例）' },
          numerator: 1,
          denominator: 5,
          rate: '20.00%',
        },
        {
          seq: 3,
          region: { id: tree.gushi, name: '固始县（示例）' },
          numerator: 0,
          denominator: 1,
          rate: '0.00%',
        },
      ],
      total: { numerator: 1, denominator: 7, rate: '14.29%' },
      title: '省辖市（济源示范区）、直管县（市）教育 APP 使用者备案完成情况统计表',
      at: { id: tree.henan, name: '河南省（示例）' },
      roster: expect.stringContaining('市县教育行政部门'),
      counts: expect.stringContaining('已确认'),
      exclusions: expect.stringContaining('不计入'),
      banner: null,
    });
  });

  it('is of today and of what counts as completed, unless told otherwise', async () => {
    const { body } = await get('completion');
    expect(body).toMatchObject({ metric: 'confirmed', asOf: '2020-08-18', total: { rate: '14.29%' } });
  });

  it('is known as of an instant, written in any time zone', async () => {
    const knownAt = encodeURIComponent('2020-03-02T11:59:59+08:00');
    const { body } = await get(`completion?asOf=2020-08-17&knownAt=${knownAt}`);
    expect(body).toMatchObject({
      knownAt: '2020-03-02T03:59:59.000Z',
      total: { numerator: 0, rate: '0.00%' },
    });
    expect((await get(`completion?asOf=2020-08-17&knownAt=${body.knownAt}`)).body).toEqual(body);
  });

  it('of the institutions started is a rate of its own name', async () => {
    const { body } = await get('completion?metric=started&roster=provincial-institutions&asOf=2020-08-17');
    expect(body).toMatchObject({ total: { numerator: 1, denominator: 2, rate: '50.00%' } });
    expect(body.title).not.toContain('完成');
  });

  it.each([
    ['a day that has not come', 'asOf=2020-08-19', '截至日 2020-08-19 还没有到，不能统计。'],
    ['an instant that has not come', 'knownAt=2020-08-18T02:00:00.001Z', '口径时间还没有到，不能统计。'],
    ['a day that does not exist', 'asOf=2020-02-30', '格式不正确'],
    ['a day before there was anything', 'asOf=1950-01-01', '日期早于 1992-01-01'],
    ['no day', 'asOf=yesterday', '格式不正确'],
    ['an instant without a time zone', 'knownAt=2020-08-17T00:00:00', '格式不正确'],
    ['a metric that does not exist', 'metric=completed', '格式不正确'],
    ['another grouping', 'by=school', '格式不正确'],
    ['a misspelt parameter', 'asof=2020-08-17', '格式不正确'],
    ['an authority that is no number', 'at=abc', '格式不正确'],
  ])('refuses %s with a sentence', async (_what, query, sentence) => {
    const { status, body } = await get(`completion?${query}`);
    expect(status).toBe(400);
    expect(body.title).toContain(sentence);
    expect(body.defects[0].field).toBe(query.split('=')[0]);
  });

  it.each([
    ['nobody', () => 999_999],
    ['a school', () => tree.shiheSchool],
    ['a subordinate unit', () => tree.xinyangUnit],
  ])('does not find %s', async (_what, id) => {
    expect((await get(`completion?at=${id()}`)).status).toBe(404);
    expect((await get(`institutions?at=${id()}`)).status).toBe(404);
    expect((await get(`completion/trend?at=${id()}`)).status).toBe(404);
  });
});

describe('the table of institutions', () => {
  it('is public', async () => {
    const { status, body } = await get('institutions?asOf=2020-08-17');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: '2020-08-17',
      knownAt: '2020-08-18T02:00:00.000Z',
      rows: [
        { name: '河南示例大学', status: '已开展', appsFiled: 1 },
        { name: '河南示例职业学院', status: '未开展', appsFiled: 0 },
      ],
      totals: { started: 1, notStarted: 1, appsFiled: 1 },
    });
  });

  it('refuses a day that has not come', async () => {
    expect((await get('institutions?asOf=2020-08-19')).status).toBe(400);
  });
});

describe('workbooks', () => {
  async function sheetOf(path: string) {
    const response = await app.app.inject({ method: 'GET', url: `/api/v1/statistics/${path}` });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('spreadsheetml.sheet');
    const disposition = decodeURIComponent(String(response.headers['content-disposition']));
    return { rows: await readSheet(response.rawPayload), disposition };
  }

  it('have the published form: title, cut-off, columns, rows', async () => {
    const { rows, disposition } = await sheetOf('completion.xlsx?asOf=2020-08-17');
    expect(disposition).toContain('完成情况统计表（2020-08-17）.xlsx');
    expect(rows[0]?.[0]).toBe('省辖市（济源示范区）、直管县（市）教育 APP 使用者备案完成情况统计表');
    expect(rows[1]?.[0]).toBe('（统计截至时间：2020 年 8 月 17 日）');
    expect(rows.slice(-5)).toEqual([
      ['序号', '区域', '学校总数', '已完成学校数', '备案完成率'],
      [1, '郑州市（示例）', 1, 0, '0.00%'],
      [2, '信阳市（示例）', 5, 1, '20.00%'],
      [3, '固始县（示例）', 1, 0, '0.00%'],
      [null, '合计', 7, 1, '14.29%'],
    ]);
    expect(rows.slice(2, 5).flat().join('')).toContain('已确认的使用者备案或无应用声明的学校');
  });

  it('of what has started never speak of completion', async () => {
    const { rows } = await sheetOf('completion.xlsx?asOf=2020-08-17&metric=started');
    expect(rows.at(-5)).toEqual(['序号', '区域', '学校总数', '已开展学校数', '开展率']);
    expect(rows.flat().join('')).not.toContain('完成');
  });

  it('of institutions likewise', async () => {
    const { rows } = await sheetOf('institutions.xlsx?asOf=2020-08-17');
    expect(rows.slice(-4)).toEqual([
      ['学校名称', '开展情况', '备案 APP 数量'],
      ['河南示例大学', '已开展', 1],
      ['河南示例职业学院', '未开展', 0],
      ['合计', '已开展 1，未开展 1', 1],
    ]);
  });

  it('refuse what the tables refuse, as a problem and not as a file', async () => {
    const refused = await get('completion.xlsx?asOf=2020-08-19');
    expect(refused.status).toBe(400);
    expect(refused.headers['content-type']).toContain('problem+json');
  });
});

describe('the trend', () => {
  it('is of the days named, in order', async () => {
    const { body } = await get('completion/trend?dates=2020-03-02,2020-03-01');
    expect(body.points).toEqual([
      { asOf: '2020-03-01', numerator: 0, denominator: 7, rate: '0.00%' },
      { asOf: '2020-03-02', numerator: 1, denominator: 7, rate: '14.29%' },
    ]);
  });

  it('is of the last 52 weeks by default', async () => {
    const { body } = await get('completion/trend');
    expect(body.points).toHaveLength(52);
    expect(body.points.at(-1)).toMatchObject({ asOf: '2020-08-18', numerator: 1 });
  });

  it.each([
    ['dates=2020-08-19', 400],
    ['dates=2020-03-02,', 400],
    ['to=2020-08-19', 400],
    ['from=2020-08-02&to=2020-08-01', 400],
    ['from=2019-01-01&to=2020-08-01&step=day', 400],
    ['from=2019-01-01&to=2020-08-01&step=month', 200],
    [`dates=${Array.from({ length: 401 }, () => '2020-03-02').join(',')}`, 400],
  ])('%s is answered %i', async (query, status) => {
    expect((await get(`completion/trend?${query}`)).status).toBe(status);
  });
});

describe('the schools behind a figure', () => {
  const schools = (query: string, token: string | null) =>
    get(`completion/schools?at=${tree.shihe}&asOf=2020-08-17&${query}`, token);
  const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name);

  it('are listed page by page for whoever is in charge there, as many as were counted', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    const first = await schools('limit=2', officer);
    expect(first.status).toBe(200);
    expect(first.body.items[0]).toEqual({
      id: tree.shiheSchool,
      name: '浉河区示例小学',
      code: '2141000001',
      done: true,
      since: '2020-03-02T04:00:00.000Z',
      apps: [{ id: registerId, name: '示例作业', confirmed: true }],
    });
    const rest = await schools(`limit=2&cursor=${first.body.next}`, officer);
    expect(rest.body.next).toBeNull();
    expect([...names(first.body), ...names(rest.body)]).toEqual([
      '浉河区示例小学',
      '浉河区示例中学',
      '浉河区示例幼儿园',
    ]);
  });

  it('are those done or those not done', async () => {
    const officer = await app.signIn('officer', tree.xinyang);
    expect(names((await schools('done=true', officer)).body)).toEqual(['浉河区示例小学']);
    expect(names((await schools('done=false&metric=on_time', officer)).body)).toEqual([]);
    const notDone = (await schools('done=false', officer)).body;
    expect(notDone.items).toHaveLength(2);
    expect(notDone.items[0]).toMatchObject({ done: false, since: null, apps: [] });
  });

  it('are of a city with or without its own', async () => {
    const officer = await app.signIn('officer', tree.henan);
    const inCity = (query: string) => get(`completion/schools?at=${tree.xinyang}&${query}`, officer);
    expect(names((await inCity('direct=true')).body)).toEqual(['信阳市示例高级中学']);
    expect((await inCity('direct=false')).body.items).toHaveLength(4);
    expect((await inCity('')).body.items).toHaveLength(5);
  });

  it.each([
    ['nobody', null, 401],
    ['the officer of another county', ['officer', 'pingqiao'], 404],
    ['the officer of another city', ['officer', 'zhengzhou'], 404],
    ['a clerk of the school itself', ['clerk', 'shiheSchool'], 403],
    ['an administrator', ['system-administrator', 'shihe'], 403],
  ] as const)('are not shown to %s', async (_who, role, status) => {
    const token = role === null ? null : await app.signIn(role[0], tree[role[1]]);
    expect((await schools('', token)).status).toBe(status);
  });

  it('of an authority that does not exist, or above, or of a school are not found', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    for (const id of [999_999, tree.xinyang, tree.henan, tree.shiheSchool])
      expect((await get(`completion/schools?at=${id}`, officer)).status).toBe(404);
  });
});

it('shows the banner of a demonstration in answers and workbooks', async () => {
  const { buildApp } = await import('../../app.ts');
  const demo = await buildApp({ ...app.app.services, banner: '演示数据' });
  const { body } = await demo.inject('/api/v1/statistics/completion');
  expect(JSON.parse(body).banner).toBe('演示数据');
  const workbook = await demo.inject('/api/v1/statistics/institutions.xlsx');
  expect((await readSheet(workbook.rawPayload))[0]?.[0]).toBe('演示数据');
  await demo.close();
});
