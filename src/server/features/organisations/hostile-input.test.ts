import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anyText } from '../../../../test/builders/hostile-text.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { postFile } from '../../../../test/multipart.ts';

let app: TestApp;
let tree: Tree;
let token: string;
let clerk: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  token = await app.signIn('system-administrator', tree.henan);
  clerk = await app.signIn('clerk', tree.shiheSchool);
});

const NASTY = [
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\u202E示例',
  '𠮷野小学',
  '＝1+1',
  "';--",
  '1'.repeat(2_000),
  '\n',
  '%',
];
const text = fc.oneof(fc.constantFrom(...NASTY), anyText);

test('whatever is sent as text, nothing answers 500', async () => {
  const own = `/api/v1/organisations/${tree.shiheSchool}`;
  const requests = (value: string): (readonly [string, 'GET' | 'POST' | 'PUT', string, object?])[] => [
    [token, 'GET', `/api/v1/organisations?q=${encodeURIComponent(value.toWellFormed())}`],
    [token, 'GET', `/api/v1/organisations?cursor=${encodeURIComponent(value.toWellFormed())}`],
    [
      token,
      'POST',
      '/api/v1/organisations',
      {
        name: value,
        kind: 'school',
        parentId: tree.shihe,
        schoolCode: value,
        creditCode: value,
        regionCode: value,
        aliases: [value],
        stages: ['kindergarten'],
      },
    ],
    [token, 'POST', `${own}/renames`, { name: value }],
    [token, 'PUT', `${own}/aliases`, { aliases: [value] }],
    [token, 'POST', `${own}/codes`, { creditCode: value, regionCode: value }],
    [token, 'POST', `${own}/closure`, { effectiveOn: value }],
    [
      clerk,
      'PUT',
      `${own}/profile`,
      { department: value, selectionRules: value, domicile: value, version: 0 },
    ],
    [clerk, 'PUT', `${own}/liaison`, { supervisingAuthority: value, head: { name: value }, stampedCopy: 1 }],
  ];
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      for (const [who, method, url, body] of requests(value)) {
        const { status } = await app.call(who, method, url, body === undefined ? {} : { body });
        expect(status, `${method} ${url}`).toBeLessThan(500);
      }
    }),
    { numRuns: 40 },
  );
});

test('numbers beyond what a key can be are no errors of ours', async () => {
  for (const id of ['0', '-1', '9007199254740991', '9007199254740993', '1e3', '1.5', 'x'])
    for (const path of ['', '/history', '/profile', '/liaison', '/documents/1'])
      expect((await app.call(token, 'GET', `/api/v1/organisations/${id}${path}`)).status).toBeLessThan(500);
  const { status } = await app.call(token, 'POST', `/api/v1/organisations/${tree.shiheSchool}/moves`, {
    body: { parentId: 9_007_199_254_740_991, version: 9_007_199_254_740_991 },
  });
  expect(status).toBe(404);
});

test('whatever is in a roster, it is refused or read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 9, maxLength: 9 }), { maxLength: 4 }),
      async (rows) => {
        const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
        const content = [
          '学校标识码,名称,类型,层级,学段,上级,统一社会信用代码,行政区划代码,别名',
          ...lines,
        ].join('\r\n');
        const { status } = await postFile(app, token, '/api/v1/organisations/imports', {
          name: '名册.csv',
          content,
        });
        expect([200, 201, 422]).toContain(status);
      },
    ),
    { numRuns: 60 },
  );
});
