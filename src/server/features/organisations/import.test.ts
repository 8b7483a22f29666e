import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { postFile } from '../../../../test/multipart.ts';
import { writeXlsx } from '../../tables/write-xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADERS = [
  '学校标识码',
  '名称',
  '类型',
  '层级',
  '学段',
  '上级',
  '统一社会信用代码',
  '行政区划代码',
  '别名',
];

let app: TestApp;
let tree: Tree;
let province: string;
let county: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  province = await app.signIn('system-administrator', tree.henan);
  county = await app.signIn('system-administrator', tree.shihe);
});

type Row = readonly (string | null)[];

const school = (code: string | null, name: string, parent: string, stages = '中小学'): Row => [
  code,
  name,
  '学校',
  null,
  stages,
  parent,
  null,
  null,
  null,
];
const authority = (name: string, level: string, parent: string, regionCode: string | null): Row => [
  null,
  name,
  '教育行政部门',
  level,
  null,
  parent,
  null,
  regionCode,
  null,
];

const csv = (rows: readonly Row[]): string =>
  [HEADERS, ...rows].map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n');

function upload(
  token: string,
  rows: readonly Row[],
  options: { fields?: Record<string, string>; accept?: string } = {},
) {
  return postFile(app, token, '/api/v1/organisations/imports', {
    name: '名册.csv',
    content: csv(rows),
    fields: options.fields ?? {},
    headers: options.accept === undefined ? {} : { accept: options.accept },
  });
}

async function find(name: string) {
  const { body } = await app.call(province, 'GET', `/api/v1/organisations?q=${encodeURIComponent(name)}`);
  return body.items.length === 1
    ? (await app.call(province, 'GET', `/api/v1/organisations/${body.items[0].id}`)).body
    : undefined;
}

describe('a roster', () => {
  const rows = [
    school('2141001001', '新区示例一小', '示例新区教育局'),
    school('1141001002', '新区示例幼儿园', '411599', '幼儿园'),
    authority('示例新区教育局', '县级', '信阳市教育局（示例）', '411599'),
    [
      null,
      '新区示例教研室',
      '直属单位',
      null,
      null,
      '示例新区教育局',
      '12441400456763110Y',
      null,
      '新区教研室、教研室',
    ],
  ];

  test('tried out leaves nothing behind', async () => {
    const { status, body } = await upload(province, rows, { fields: { dryRun: 'true' } });
    expect({ status, body }).toEqual({
      status: 200,
      body: { dryRun: true, rows: 4, counts: { created: 4, changed: 0, unchanged: 0 } },
    });
    expect(await find('示例新区教育局')).toBeUndefined();
  });

  test('enters parents and children in whatever order, by name and by code', async () => {
    const { status, body } = await upload(province, rows, { fields: { effectiveOn: '2020-01-05' } });
    expect({ status, counts: body.counts }).toEqual({
      status: 201,
      counts: { created: 4, changed: 0, unchanged: 0 },
    });
    const kindergarten = await find('新区示例幼儿园');
    expect(kindergarten.line.map(({ name }: { name: string }) => name).at(-1)).toBe('示例新区教育局');
    expect(await find('教研室')).toBeUndefined();
    expect(await find('新区教研室')).toMatchObject({
      kind: 'subordinate-unit',
      aliases: ['教研室', '新区教研室'],
    });
    const { body: history } = await app.call(
      province,
      'GET',
      `/api/v1/organisations/${kindergarten.id}/history`,
    );
    expect(history.periods).toMatchObject([{ effectiveFrom: '2020-01-04T16:00:00.000Z' }]);
  });

  test('a second time changes nothing', async () => {
    const { body } = await upload(province, rows);
    expect(body.counts).toEqual({ created: 0, changed: 0, unchanged: 4 });
  });

  test('with known codes renames, moves and changes what is there, and leaves alone what it does not say', async () => {
    const { body } = await upload(province, [
      [
        '2141001001',
        '新区实验小学',
        '学校',
        null,
        '幼儿园、小学',
        '平桥区教育局（示例）',
        '12441400456763110Y',
        null,
        '实验小学',
      ],
      ['1141001002', '新区示例幼儿园', '学校', null, null, null, null, null, null],
      authority('示例新区教体局', '县级', '河南省教育厅（示例）', '411599'),
    ]);
    expect(body.counts).toEqual({ created: 0, changed: 2, unchanged: 1 });
    expect(await find('新区实验小学')).toMatchObject({
      parent: { id: tree.pingqiao },
      stages: ['primary-secondary', 'kindergarten'],
      creditCode: '12441400456763110Y',
      aliases: ['实验小学', '新区示例一小'],
    });
    const bureau = await find('示例新区教体局');
    expect(bureau).toMatchObject({ parent: { id: tree.henan }, aliases: ['示例新区教育局'] });
    expect(await find('新区示例幼儿园')).toMatchObject({
      parent: { id: bureau.id },
      line: [{}, {}, { id: bureau.id }],
    });
  });

  test('is read from a workbook as well', async () => {
    const content = await writeXlsx({
      title: '示例名册',
      sheets: [
        {
          name: '名册',
          columns: HEADERS.map((header) => ({ header })),
          rows: [school('2141001009', '表格里的小学', '411502')],
        },
      ],
    });
    const { body } = await postFile(app, county, '/api/v1/organisations/imports', {
      name: '名册.xlsx',
      content,
    });
    expect(body.counts).toEqual({ created: 1, changed: 0, unchanged: 0 });
  });
});

describe('a roster with errors', () => {
  const faulty = [
    school('2141002001', '好的小学', '浉河区教育局（示例）'),
    school('214', '代码错的小学', '浉河区教育局（示例）'),
    school('2141002003', '没有上级的小学', '没有的教育局'),
    school('2141002004', '没有学段的小学', '浉河区教育局（示例）', ''),
    school('2141002005', '类型错的小学', '浉河区教育局（示例）').with(2, '公司'),
    authority('越级的教育局', '市级', '信阳市教育局（示例）', '4115'),
    school('2141000001', '', '浉河区教育局（示例）'),
    school(null, '重名小学', '浉河区教育局（示例）'),
    school(null, '重名小学', '411502'),
    school('2141002001', '代码重复的小学', '浉河区教育局（示例）'),
    school('2141000001', '平桥的？', '平桥区教育局（示例）'),
    authority('自指的教育局', '县级', '自指的教育局', null),
  ];

  test('enters nothing and says where each error is', async () => {
    const { status, body } = await upload(province, faulty);
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'A3',
      'F4',
      'E5',
      'C6',
      'F7',
      'H7',
      'B8',
      'B10',
      'A11',
      'A12',
      'F13',
    ]);
    const sentence = (cell: string) =>
      body.defects.find(({ field }: { field: string }) => field === cell).message;
    expect(sentence('F4')).toContain('没有找到上级“没有的教育局”');
    expect(sentence('B10')).toContain('与第 9 行');
    expect(sentence('A11')).toContain('与第 2 行重复');
    expect(sentence('F13')).toContain('层级不高于本行');
    expect(await find('好的小学')).toBeUndefined();
  });

  test('is answered as a workbook with the cells marked, if asked', async () => {
    const { status, body } = await upload(province, faulty, { accept: XLSX });
    expect(status).toBe(422);
    const rows = await readSheet(body);
    const header = rows.findIndex(([first]) => first === '错误说明');
    expect(rows.slice(header + 1)).toHaveLength(10);
    expect(rows[header + 1]?.[0]).toMatch(/^A3「学校标识码」：/);
  });

  test('names every authority that an ambiguous parent may mean', async () => {
    await upload(province, [
      authority('城关区教育局', '县级', '信阳市教育局（示例）', '411598'),
      authority('城关区教育局', '县级', '郑州市教育局（示例）', '410198'),
    ]);
    const { body } = await upload(province, [school('2141003001', '城关小学', '城关区教育局')]);
    expect(body.title).toContain('1 处错误');
    expect(body.defects[0].message).toContain(
      '有 2 个“城关区教育局”：“城关区教育局”（信阳市教育局（示例），411598）、“城关区教育局”（郑州市教育局（示例），410198）',
    );
  });

  test('contradicting what is there, or bringing a closed school, is refused', async () => {
    await app.call(province, 'POST', `/api/v1/organisations/${tree.shiheKindergarten}/closure`, { body: {} });
    const { body } = await upload(province, [
      ['1141000003', '浉河区示例幼儿园', '学校', null, '幼儿园', null, null, null, null],
      ['2141000004', '平桥区示例小学', '直属单位', null, null, null, null, null, null],
      authority('浉河区教育局（示例）', '市级', '河南省教育厅（示例）', '411502'),
    ]);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['B2', 'C3', 'D4']),
    );
  });
});

describe('whoever imports', () => {
  test('reaches only what is below the own authority', async () => {
    const { status, body } = await upload(county, [
      school('2141004001', '外县的新小学', '平桥区教育局（示例）'),
      school('2141000004', '平桥区示例小学', '浉河区教育局（示例）'),
      authority('浉河区教育体育局', '县级', '', '411502'),
    ]);
    expect(status).toBe(422);
    expect(
      body.defects.map(({ field, message }: { field: string; message: string }) => [field, message]),
    ).toEqual([
      ['F2', expect.stringContaining('没有找到上级')],
      ['B3', expect.stringContaining('不归您管理')],
      ['B4', expect.stringContaining('不归您管理')],
    ]);
  });

  test.each([
    ['no file', () => app.call(province, 'POST', '/api/v1/organisations/imports', { body: {} }), [400]],
    ['a day that is none', () => upload(province, [], { fields: { effectiveOn: '2020-02-30' } }), [400]],
    [
      'a day in the future',
      () =>
        upload(province, [school('2141005001', '明天的小学', '411502')], {
          fields: { effectiveOn: '2020-03-03' },
        }),
      [422],
    ],
  ])('is told of %s', async (_name, send, statuses) => {
    expect(statuses).toContain((await send()).status);
  });
});
