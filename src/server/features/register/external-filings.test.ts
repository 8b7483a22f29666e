import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp, aRegisterUse } from '../../../../test/builders/register.ts';
import { postFile } from '../../../../test/multipart.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { readTable } from '../../tables/read-table.ts';
import { aWorkbook } from '../../tables/test-workbook.ts';
import { externalFilingColumns } from './external-filing-columns.ts';

const URL = '/api/v1/register/external-filings/imports';
const HEADERS = [
  '备案号',
  '应用名称',
  '应用种类',
  '来源',
  '提供者名称',
  '平台',
  '功能类型',
  '服务对象',
  '广告',
  '游戏',
  '收费',
  '状态',
  '状态日期',
  '状态理由',
  '备案日期',
  '来源说明',
  '核对日期',
] as const;
type Row = Partial<Record<(typeof HEADERS)[number], string>>;

const ANYBODY = null;
let app: TestApp;
let tree: Tree;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  officer = await app.signIn('officer', tree.henan);
});

beforeEach(() => {
  app.now = new Date('2020-03-02T02:00:00Z');
});

function row(changes: Row = {}): Row {
  return {
    备案号: '教APP备1100001号',
    应用名称: '示例作业',
    应用种类: 'APP',
    来源: '外省',
    提供者名称: '北京示例科技有限公司',
    平台: 'iOS、安卓',
    功能类型: '学习类',
    服务对象: '中小学、家长',
    广告: '否',
    游戏: '未知',
    收费: '',
    状态: '已备案',
    状态日期: '2019-12-20',
    状态理由: '',
    备案日期: '2019年12月20日',
    来源说明: '外省备案公告第 1 批',
    核对日期: '2020/2/20',
    ...changes,
  };
}

function csv(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',');
  return [line(HEADERS), ...rows.map((item) => line(HEADERS.map((header) => item[header] ?? '')))].join(
    '\r\n',
  );
}

const send = (rows: readonly Row[], fields = {}, token: string | null = officer) =>
  postFile(app, token, URL, { name: '名单.csv', content: csv(rows), fields });
const show = async (number: string) =>
  (await app.call(ANYBODY, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`)).body;
const count = async () =>
  Number(
    (
      await app.database.db
        .selectFrom('register_apps')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('a list of external filings', () => {
  test('is taken over, and read by anybody with origin, source and day of checking', async () => {
    const answer = await send([row({ 备案号: '教APP备1100010号' })]);
    expect(answer).toMatchObject({
      status: 201,
      body: { rows: 1, dryRun: false, counts: { created: 1, updated: 0 } },
    });
    expect(await show('教APP备1100010号')).toMatchObject({
      name: '示例作业',
      origin: 'other-province',
      platforms: ['ios', 'android'],
      functionTypes: ['learning'],
      audience: ['primary-secondary', 'parent'],
      advertisements: false,
      games: null,
      charges: null,
      filedOn: '2019-12-20',
      source: '外省备案公告第 1 批',
      checkedOn: '2020-02-20',
      history: [{ status: 'filed', since: '2019-12-20', source: '外省备案公告第 1 批' }],
    });
  });

  test('comes as a workbook as well', async () => {
    const item = row({ 备案号: '教APP备1100011号' });
    const content = await aWorkbook([[...HEADERS], HEADERS.map((header) => item[header] ?? '')]);
    const answer = await postFile(app, officer, URL, { name: '名单.xlsx', content });
    expect(answer).toMatchObject({ status: 201, body: { counts: { created: 1 } } });
  });

  test('a second time changes nothing; a newer one updates, and empty cells leave what is known', async () => {
    const item = row({ 备案号: '教APP备1100012号' });
    await send([item]);
    expect(await send([item])).toMatchObject({
      status: 201,
      body: { counts: { created: 0, updated: 0, unchanged: 1 } },
    });
    const newer = { 应用名称: '示例作业新版', 平台: '', 广告: '', 收费: '是', 核对日期: '2020-03-01' };
    expect(await send([{ ...item, ...newer }])).toMatchObject({
      body: { counts: { updated: 1, statusChanged: 0 } },
    });
    expect(await show('教APP备1100012号')).toMatchObject({
      name: '示例作业新版',
      platforms: ['ios', 'android'],
      advertisements: false,
      charges: true,
      checkedOn: '2020-03-01',
      version: 2,
    });
  });

  test('platform operators’ records without a number are told apart by provider, name and kind', async () => {
    const record = row({ 备案号: '', 来源: '平台方', 应用名称: '示例通知', 应用种类: '小程序' });
    const other = { ...record, 应用种类: '企业号' };
    expect(await send([record, other])).toMatchObject({ body: { counts: { created: 2 } } });
    const newer = { ...record, 核对日期: '2020-03-01' };
    expect(await send([newer, other])).toMatchObject({
      body: { counts: { created: 0, updated: 1, unchanged: 1 } },
    });
    const numbered = { ...newer, 备案号: '教APP备1100013号' };
    expect(await send([numbered])).toMatchObject({ body: { counts: { created: 0, updated: 1 } } });
    expect(await send([newer])).toMatchObject({ body: { counts: { created: 0, unchanged: 1 } } });
    expect(await show('教APP备1100013号')).toMatchObject({ kind: 'mini-program', version: 3 });
  });

  test('a trial run tells what would be, and leaves everything as it was', async () => {
    const before = await count();
    const answer = await send([row({ 备案号: '教APP备1100014号' })], { dryRun: 'true' });
    expect(answer).toMatchObject({ status: 200, body: { dryRun: true, counts: { created: 1 } } });
    expect(await count()).toBe(before);
    expect(await send([row()], { dryRun: 'perhaps' })).toMatchObject({ status: 400 });
  });

  test('a repeated request with the same key is done once; another file under that key is refused', async () => {
    const headers = { 'idempotency-key': 'list-1' };
    const post = (number: string) =>
      postFile(app, officer, URL, { name: 'a.csv', content: csv([row({ 备案号: number })]), headers });
    expect((await post('教APP备1100015号')).body.counts.created).toBe(1);
    expect((await post('教APP备1100015号')).body.counts.created).toBe(1);
    expect((await post('教APP备1100016号')).status).toBe(400);
  });
});

describe('a list with errors', () => {
  test.each([
    ['教APP备 1100001号', '空格', '可能是“教APP备1100001号”'],
    ['教APP备１１００００１号', '全角字符', '可能是“教APP备1100001号”'],
    ['教app备1100001号', '小写字母', '可能是“教APP备1100001号”'],
    ['教APP备1100001', '应以“号”结尾', '可能是“教APP备1100001号”'],
    ['APP备1100001号', '应以“教APP备”开头', '可能是“教APP备1100001号”'],
    ['1100001', '应以“教APP备”开头', '可能是“教APP备1100001号”'],
    ['教APP备11000011号', '现为 8 位', '可能是“教APP备1100011号”或“教APP备1100001号”'],
    ['教APP备9900001号', '不是省级代码', '请按'],
    ['豫ICP备19045432号', '应以“教APP备”开头', '请按'],
  ])('%s: says what is wrong and what may be meant', async (number, fault, meant) => {
    const { status, body } = await send([row({ 备案号: number })]);
    expect(status).toBe(422);
    expect(body.defects).toEqual([{ field: 'A2', message: expect.stringContaining(fault) }]);
    expect(body.defects[0].message).toContain(meant);
  });

  test('is refused as a whole, each error with its cell, rules and cells at once', async () => {
    const before = await count();
    const { status, body } = await send([
      row({ 备案号: '教APP备1100020号' }),
      row({ 备案号: '教APP备11000-20号', 状态: '有效', 核对日期: '2020-02-30' }),
      row({ 备案号: '', 来源: '教育部' }),
      row({ 备案号: '教APP备1100020号', 应用名称: '' }),
      row({ 备案号: '教APP备1100020号', 状态日期: '2020-03-03' }),
    ]);
    expect(status).toBe(422);
    expect(body.title).toBe('名单有 7 处错误，整个文件没有导入。');
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'A3',
      'L3',
      'Q3',
      'A4',
      'B5',
      'A6',
      'M6',
    ]);
    expect(body.defects[3].message).toContain('《备案管理办法》第十条');
    expect(body.defects[5].message).toContain('与第 2 行相同');
    expect(await count()).toBe(before);
  });

  test('comes back as a workbook with the faulty rows, which is read once it is corrected', async () => {
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const { status, body, headers } = await postFile(app, officer, URL, {
      name: 'a.csv',
      content: csv([row({ 备案号: '教APP备1100021号' }), row({ 备案号: '1100022' })]),
      headers: { accept },
    });
    expect([status, headers['content-type']]).toEqual([422, accept]);
    const table = await readTable({ name: 'errors.xlsx', content: body }, externalFilingColumns);
    expect(table.rows).toEqual([]);
    expect(table.errors).toMatchObject([{ column: '备案号', value: '1100022' }]);
  });

  test('our own records and older lists change nothing', async () => {
    await aRegisterApp(app.database.db, { number: '教APP备4100001号', origin: 'provider-filing' });
    await aRegisterApp(app.database.db, { number: '教APP备1100023号', checked_on: legalDay('2020-02-21') });
    const { status, body } = await send([
      row({ 备案号: '教APP备4100001号' }),
      row({ 备案号: '教APP备1100023号' }),
    ]);
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual(['A2', 'Q3']);
  });

  test.each([
    ['another kind of file', 'a.pdf', '%PDF-1.4', '只接受 .xlsx 和 .csv 文件'],
    ['nothing in it', 'a.csv', '', '文件是空的'],
    ['other headers', 'a.csv', '学校,人数\n一小,3', '应用名称'],
  ])('%s is refused in words', async (_what, name, content, sentence) => {
    const { status, body } = await postFile(app, officer, URL, { name, content });
    expect(status).toBe(422);
    expect(body.defects[0].message).toContain(sentence);
  });

  test('a request without a file is refused', async () => {
    expect(await app.call(officer, 'POST', URL, { body: {} })).toMatchObject({ status: 400 });
  });
});

describe('a list that changes statuses', () => {
  test('reaches those who use the apps; a trial run counts them', async () => {
    const id: RegisterAppId = await aRegisterApp(app.database.db, { number: '教APP备1100030号' });
    await aRegisterUse(app.database.db, tree.shiheSchool, id);
    const item = row({
      备案号: '教APP备1100030号',
      状态: '已暂停',
      状态日期: '2020-02-15',
      状态理由: '整改',
    });
    const expected = { updated: 1, statusChanged: 1, usesFlagged: 1 };
    expect(await send([item], { dryRun: 'true' })).toMatchObject({ status: 200, body: { counts: expected } });
    expect(await send([item])).toMatchObject({ status: 201, body: { counts: expected } });
    expect(await send([item])).toMatchObject({
      status: 201,
      body: { counts: { unchanged: 1, usesFlagged: 0 } },
    });
    expect(await show('教APP备1100030号')).toMatchObject({
      status: 'suspended',
      statusSince: '2020-02-15',
      history: [{ status: 'suspended', since: '2020-02-15', reason: '整改', source: '外省备案公告第 1 批' }],
    });
  });

  test('cannot bring back what was revoked', async () => {
    await aRegisterApp(app.database.db, { number: '教APP备1100031号', status: 'revoked' });
    const { status, body } = await send([row({ 备案号: '教APP备1100031号' })]);
    expect(status).toBe(422);
    expect(body.defects).toMatchObject([{ field: 'L2' }]);
  });
});

describe('access', () => {
  test('nobody, a school, a county and the administrators may not; the Ministry may', async () => {
    expect((await send([row()], {}, null)).status).toBe(401);
    for (const [role, place] of [
      ['clerk', tree.shiheSchool],
      ['officer', tree.shihe],
      ['clerk', tree.henan],
      ['system-administrator', tree.henan],
    ] as const) {
      expect((await send([row()], {}, await app.signIn(role, place))).status).toBe(403);
    }
    const ministry = await app.signIn('officer', tree.ministry);
    expect((await send([row({ 备案号: '教APP备1100040号' })], {}, ministry)).status).toBe(201);
  });
});

test('2,000 rows go in at once', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) =>
    row({ 备案号: `教APP备51${String(index + 1).padStart(5, '0')}号`, 应用名称: `应用 ${index}` }),
  );
  expect(await send(rows)).toMatchObject({ status: 201, body: { counts: { created: 2_000 } } });
});
