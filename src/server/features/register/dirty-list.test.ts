import { beforeAll, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree } from '../../../../test/builders/organisations.ts';
import { postFile } from '../../../../test/multipart.ts';
import { filingNumber } from '../../../policy/identifiers/filing-number.ts';
import { aWorkbook } from '../../tables/test-workbook.ts';

const HEADERS = '备案号 应用名称 应用种类 来源 提供者名称 平台 状态 状态日期 来源说明 核对日期'.split(' ');
const PROVINCES = '11 12 31 33 44 51 61'.split(' ');
const SUBJECTS = '作业 口算 课堂 听说 阅卷 家校 校园 阅读 编程 选课'.split(' ');
const ROWS = 1_000;
const FIRST_ROW = 2;

const EIGHT_DIGITS = '现为 8 位';

/** How numbers are spelt in the wild, and what is said of each. */
const DIRT: readonly (readonly [(number: string) => string, string])[] = [
  [(number) => number.replace('备', '备 '), '空格'],
  [(number) => number.replace('APP', 'ＡＰＰ'), '全角字符'],
  [(number) => number.slice(0, -1), '应以“号”结尾'],
  [(number) => number.toLowerCase(), '小写字母'],
  [(number) => number.replace('教', ''), '应以“教APP备”开头'],
  [(number) => number.replace('号', '0号'), EIGHT_DIGITS],
  [(number) => `${number}\u3000`.replace('\u3000号', '号').replace('APP', 'APP\u3000'), '全角空格'],
];

let app: TestApp;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  const tree = await aTree(app.database.db);
  officer = await app.signIn('officer', tree.henan);
});

function rightNumber(index: number): string {
  const province = PROVINCES[index % PROVINCES.length] ?? '11';
  return filingNumber(province, 100 + Math.floor(index / PROVINCES.length));
}

/** Every ninth number is dirty. */
function dirtOf(index: number): (typeof DIRT)[number] | undefined {
  return index % 9 === 4 ? DIRT[Math.floor(index / 9) % DIRT.length] : undefined;
}

function rowOf(index: number, number: string): string[] {
  const subject = SUBJECTS[index % SUBJECTS.length] ?? '';
  return [
    number,
    `示例${subject}${index}${index % 4 === 0 ? 'APP' : '平台'}`,
    index % 5 === 0 ? '小程序' : 'APP',
    '外省',
    `示例${Math.floor(index / 3)}科技有限公司`,
    'iOS、安卓',
    '已备案',
    '2019-12-20',
    '外省备案公告（示例）',
    '2020-02-20',
  ];
}

async function send(numberOf: (index: number) => string) {
  const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index, numberOf(index)));
  const content = await aWorkbook([HEADERS, ...rows]);
  return postFile(app, officer, '/api/v1/register/external-filings/imports', { name: '名单.xlsx', content });
}

async function found(query: string): Promise<{ number: string }[]> {
  const { body } = await app.call(null, 'GET', `/api/v1/register/apps?${encodeURI(query)}`);
  return body.items;
}

test('1,000 filings with dirty numbers: refused with row and cell, taken over once they are corrected, then found', async () => {
  const dirty = await send((index) => dirtOf(index)?.[0](rightNumber(index)) ?? rightNumber(index));
  const faults = Array.from({ length: ROWS }, (_, index) => ({ index, dirt: dirtOf(index) })).filter(
    ({ dirt }) => dirt !== undefined,
  );
  expect(faults.length).toBe(111);
  expect(dirty).toMatchObject({ status: 422, body: { title: '名单有 111 处错误，整个文件没有导入。' } });
  for (const [place, { index, dirt }] of faults.entries()) {
    const { field, message } = dirty.body.defects[place];
    expect(field).toBe(`A${index + FIRST_ROW}`);
    expect(message).toContain(dirt?.[1]);
    // Of eight digits any may be the one too many: no more than three numbers are named.
    expect(message).toContain(dirt?.[1] === EIGHT_DIGITS ? '可能是' : rightNumber(index));
  }
  expect(await found('limit=1')).toEqual([]);

  const corrected = await send(rightNumber);
  expect(corrected).toMatchObject({ status: 201, body: { rows: ROWS, counts: { created: ROWS } } });
  expect(await found(`q=${rightNumber(13).toLowerCase().replace('号', '')}`)).toMatchObject([
    { number: rightNumber(13) },
  ]);
  expect(await found('q=slyj10&limit=100')).not.toEqual([]);
  const { body } = await app.call(null, 'POST', '/api/v1/register/lookup', {
    body: {
      numbers: Array.from(
        { length: ROWS },
        (_, index) => dirtOf(index)?.[0](rightNumber(index)) ?? rightNumber(index),
      ),
    },
  });
  const answered = body.results.map(
    ({ app: first, others }: { app: { number: string }; others: { number: string }[] }) =>
      [first, ...others].map(({ number }) => number),
  );
  for (const [index, numbers] of answered.entries()) expect(numbers).toContain(rightNumber(index));
  const feed = await app.call(null, 'GET', '/api/v1/register/changes?limit=1000');
  expect(feed.body).toMatchObject({ more: false, items: { length: ROWS } });
});
