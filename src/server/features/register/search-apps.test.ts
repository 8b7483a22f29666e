import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';

const ANYBODY = null;
let app: TestApp;

beforeAll(async () => {
  app = await anApp();
  const { db } = app.database;
  await aRegisterApp(db, { name: '家校通', number: '教APP备1100001号', provider_name: '作业科技有限公司' });
  await aRegisterApp(db, { name: '每日作业本', number: '教APP备1100002号' });
  await aRegisterApp(db, { name: '作业', number: '教APP备4100003号', status: 'revoked' });
  await aRegisterApp(db, { name: '作业帮手APP', number: '教APP备4100004号' });
  await aRegisterApp(db, { name: '百分百_100%', number: null, origin: 'platform-operator' });
});

async function found(q: string, more = ''): Promise<string[]> {
  const { status, body } = await app.call(
    ANYBODY,
    'GET',
    `/api/v1/register/apps?q=${encodeURIComponent(q)}${more}`,
  );
  expect(status).toBe(200);
  return body.items.map(({ name }: { name: string }) => name);
}

describe('the search, by anybody', () => {
  test('finds names that begin with it, then parts of names and of providers; revoked ones too', async () => {
    expect(await found('作业')).toEqual(['作业', '作业帮手APP', '家校通', '每日作业本']);
  });

  test.each([
    ['教APP备1100002号', ['每日作业本']],
    ['教 APP 备 1100002 号', ['每日作业本']],
    ['教ＡＰＰ备１１００００２号', ['每日作业本']],
    ['1100002', ['每日作业本']],
    ['教APP备11000022号', ['每日作业本']],
    ['教APP备9900002号', []],
  ])('finds the number as typed: %s', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  test.each([
    ['帮手app', ['作业帮手APP']],
    ['帮手ＡＰＰ', ['作业帮手APP']],
    ['100%', ['百分百_100%']],
    ['分_', []],
    ['北京示例', ['每日作业本', '作业', '作业帮手APP', '百分百_100%']],
    ['帮 手 a\u200bpp', ['作业帮手APP']],
    ['𠮷野家', []],
    ['没有这个', []],
    ["'; DROP TABLE register_apps; --", []],
  ])('takes %s for what it says', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  test.each([
    ['zybs', ['作业帮手APP']],
    ['MRZY', ['每日作业本']],
    ['ｚｙｂ', ['每日作业本', '作业帮手APP']],
    ['bsapp', ['作业帮手APP']],
    ['zybq', []],
  ])('reads %s as pinyin initials', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  test.each([
    ['q=作业&status=revoked', ['作业']],
    ['q=作业&province=11', ['家校通', '每日作业本']],
    ['province=41&status=filed', ['作业帮手APP']],
    ['origin=platform-operator', ['百分百_100%']],
    ['kind=mini-program', []],
    ['platform=ios&functionType=learning&audience=primary-secondary&province=11', ['家校通', '每日作业本']],
    ['audience=teacher', []],
  ])('narrowed by %s', async (query, names) => {
    const { body } = await app.call(ANYBODY, 'GET', `/api/v1/register/apps?${encodeURI(query)}`);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test('counts when asked, with the first page only', async () => {
    const count = async (query: string) => {
      const { body } = await app.call(ANYBODY, 'GET', `/api/v1/register/apps?${encodeURI(query)}`);
      return [body.count, body.countIsCapped, body.next];
    };
    expect(await count('q=作业&limit=1&count=true')).toEqual([4, false, expect.any(String)]);
    expect(await count('q=zyb&count=true')).toEqual([2, false, null]);
    const [, , next] = await count('q=作业&limit=1');
    expect(await count(`q=作业&limit=1&count=true&cursor=${next}`)).toEqual([
      undefined,
      undefined,
      expect.any(String),
    ]);
  });

  test('without a word lists all, page by page, each once', async () => {
    const names: string[] = [];
    let url = '/api/v1/register/apps?limit=2';
    for (let pages = 0; pages < 5; pages += 1) {
      const { body } = await app.call(ANYBODY, 'GET', url);
      names.push(...body.items.map(({ name }: { name: string }) => name));
      if (body.next === null) break;
      url = `/api/v1/register/apps?limit=2&cursor=${body.next}`;
    }
    expect(names).toEqual(['家校通', '每日作业本', '作业', '作业帮手APP', '百分百_100%']);
  });

  test('pages through matches in the same order', async () => {
    const first = await app.call(
      ANYBODY,
      'GET',
      `/api/v1/register/apps?q=${encodeURIComponent('作业')}&limit=3`,
    );
    expect(await found('作业', `&limit=3&cursor=${first.body.next}`)).toEqual(['每日作业本']);
  });

  test.each([
    ['one character', 'q=%E4%BD%9C', '至少输入两个字'],
    ['one character and an invisible one', 'q=%E4%BD%9C%E2%80%8B', '至少输入两个字'],
    ['no province', 'province=99', '省级代码'],
    ['an unknown status', 'status=valid', '应为下列之一'],
    ['a control character', 'q=ab%00cd', '控制字符'],
    ['a limit beyond the largest', 'limit=101', ''],
    ['a cursor that is none', 'cursor=bm9uc2Vuc2U', ''],
  ])('refuses %s', async (_what, query, sentence) => {
    const { status, body } = await app.call(ANYBODY, 'GET', `/api/v1/register/apps?${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(sentence);
  });

  test('shows these fields and no others', async () => {
    const { body } = await app.call(ANYBODY, 'GET', '/api/v1/register/apps?q=1100002');
    expect(body).toEqual({
      items: [
        {
          id: expect.any(Number),
          number: '教APP备1100002号',
          name: '每日作业本',
          kind: 'app',
          origin: 'other-province',
          providerName: '北京示例科技有限公司',
          providerId: null,
          platforms: ['ios', 'android'],
          functionTypes: ['learning'],
          audience: ['primary-secondary'],
          advertisements: false,
          games: false,
          charges: false,
          status: 'filed',
          statusSince: '2019-12-20',
          filedOn: '2019-12-20',
          source: '外省备案公告',
          checkedOn: '2020-01-10',
          amendmentSince: null,
          version: 1,
        },
      ],
      next: null,
    });
  });
});

describe('one record', () => {
  const show = (text: string) =>
    app.call(ANYBODY, 'GET', `/api/v1/register/apps/${encodeURIComponent(text)}`);

  test.each(['教APP备4100004号', '教app备 4100004'])('by its number: %s', async (text) => {
    expect(await show(text)).toMatchObject({ status: 200, body: { name: '作业帮手APP', history: [] } });
  });

  test('by its register id', async () => {
    const { body } = await app.call(ANYBODY, 'GET', '/api/v1/register/apps?q=100%25');
    const { id } = body.items[0];
    expect(await show(String(id))).toMatchObject({
      status: 200,
      body: { number: null, name: '百分百_100%' },
    });
  });

  test.each(['教APP备9900001号', '999999999999999', '作业', 'x'.repeat(64)])(
    '%s is not found',
    async (text) => {
      const { status, body } = await show(text);
      expect(status).toBe(404);
      expect(body.title).toContain('备案名录中没有');
    },
  );
});
