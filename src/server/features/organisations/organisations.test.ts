import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anOrganisation, aTree, type Tree } from '../../../../test/builders/organisations.ts';

let app: TestApp;
let tree: Tree;
/** System administrators of the city bureau, of a county below it, and of another city. */
let city: string;
let county: string;
let elsewhere: string;
let province: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  city = await app.signIn('system-administrator', tree.xinyang);
  county = await app.signIn('system-administrator', tree.shihe);
  elsewhere = await app.signIn('system-administrator', tree.zhengzhou);
  province = await app.signIn('system-administrator', tree.henan);
});

const url = (id: number, part = ''): string => `/api/v1/organisations/${id}${part}`;
const aSchool = (name: string, parentId: number) => ({
  name,
  kind: 'school',
  stages: ['primary-secondary'],
  parentId,
});

describe('the list', () => {
  test('holds what is within reach and nothing else', async () => {
    const { body } = await app.call(county, 'GET', '/api/v1/organisations?limit=200');
    expect(new Set(body.items.map(({ id }: { id: number }) => id))).toEqual(
      new Set([tree.shihe, tree.shiheSchool, tree.shiheMiddleSchool, tree.shiheKindergarten]),
    );
  });

  test.each([
    ['part of a name', 'q=示例小学', 2],
    ['a school code', 'q=2141000004', 1],
    ['signs that mean something to LIKE are plain signs', `q=${encodeURIComponent('%')}`, 0],
    ['a kind', 'kind=authority', 3],
    ['closed ones', 'open=false', 0],
  ])('finds by %s', async (_name, query, count) => {
    const { body } = await app.call(city, 'GET', `/api/v1/organisations?${query}`);
    expect(body.items).toHaveLength(count);
  });

  test('goes on where the page before it ended', async () => {
    const all = await app.call(province, 'GET', '/api/v1/organisations?limit=200');
    const ids: number[] = [];
    for (let next = ''; next !== 'end'; ) {
      const { body } = await app.call(
        province,
        'GET',
        `/api/v1/organisations?limit=4${next && `&cursor=${next}`}`,
      );
      ids.push(...body.items.map(({ id }: { id: number }) => id));
      next = body.next ?? 'end';
    }
    expect(ids).toEqual(all.body.items.map(({ id }: { id: number }) => id));
    const forged = await app.call(province, 'GET', '/api/v1/organisations?cursor=MSBPUiAx');
    expect(forged.status).toBe(400);
  });
});

describe('one organisation', () => {
  test('shows its line, its children and its aliases', async () => {
    const { body } = await app.call(city, 'GET', url(tree.xinyang));
    expect(body).toMatchObject({
      name: '信阳市教育局（示例）',
      line: [{ id: tree.ministry }, { id: tree.henan }],
      children: { authority: 2, school: 1, 'subordinate-unit': 1 },
      aliases: [],
    });
  });

  test('does not exist for those who may not see it', async () => {
    const [other, none] = [url(tree.zhongyuanSchool), url(999_999)];
    for (const path of [other, none, `${other}/history`, `${other}/profile`])
      expect((await app.call(city, 'GET', path)).status, path).toBe(404);
  });
});

describe('entering an organisation', () => {
  test('below an own authority', async () => {
    const answer = await app.call(county, 'POST', '/api/v1/organisations', {
      body: { ...aSchool('浉河区示例二小', tree.shihe), schoolCode: '2141000101', aliases: ['示例二小'] },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ parent: { id: tree.shihe }, aliases: ['示例二小'], open: true });
    const { body } = await app.call(county, 'GET', url(answer.body.id, '/history'));
    expect(body.entries).toMatchObject([{ seq: 1, action: 'create', title: '登记' }]);
  });

  test('is refused with everything that is wrong with it, each with its rule', async () => {
    const { status, body } = await app.call(county, 'POST', '/api/v1/organisations', {
      body: {
        name: '  ',
        kind: 'school',
        stages: [],
        parentId: tree.shihe,
        schoolCode: '2141000001',
        creditCode: '123',
        regionCode: '411502',
        effectiveOn: '2030-01-01',
      },
    });
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'stages',
      'schoolCode',
      'creditCode',
      'regionCode',
      'effectiveOn',
    ]);
    for (const defect of body.defects)
      expect(defect).toMatchObject({
        rule: expect.stringMatching(/^organisations\//),
        remedy: expect.any(String),
      });
  });

  test('is refused where one may not look, and where one may look but not manage', async () => {
    const outside = await app.call(county, 'POST', '/api/v1/organisations', {
      body: aSchool('外校', tree.zhongyuan),
    });
    const root = await app.call(county, 'POST', '/api/v1/organisations', {
      body: { name: '示例公司', kind: 'provider' },
    });
    const officer = await app.signIn('officer', tree.shihe);
    const asOfficer = await app.call(officer, 'POST', '/api/v1/organisations', {
      body: aSchool('校', tree.shihe),
    });
    expect([outside.status, root.status, asOfficer.status]).toEqual([404, 403, 403]);
  });

  test('takes no fields that the platform decides', async () => {
    const { status, body } = await app.call(county, 'POST', '/api/v1/organisations', {
      body: { ...aSchool('校', tree.shihe), open: false, provinceId: 1 },
    });
    expect(status).toBe(400);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual(['open', 'provinceId']);
  });
});

describe('renaming', () => {
  test('keeps the former name as an alias, and says so in the timeline', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe, { name: '老校名' });
    const { body } = await app.call(county, 'POST', url(id, '/renames'), { body: { name: '新校名' } });
    expect(body).toMatchObject({ name: '新校名', aliases: ['老校名'] });
    const found = await app.call(county, 'GET', `/api/v1/organisations?q=${encodeURIComponent('老校名')}`);
    expect(found.body.items).toMatchObject([{ id }]);
    const { body: history } = await app.call(county, 'GET', url(id, '/history'));
    expect(history.periods).toMatchObject([
      { name: '老校名', recordedTo: '2020-03-02T02:00:00.000Z' },
      { name: '老校名', effectiveTo: '2020-03-02T02:00:00.000Z', recordedTo: null },
      { name: '新校名', effectiveTo: null, recordedTo: null },
    ]);
    expect(history.entries[0]).toMatchObject({ action: 'rename', body: { from: '老校名', to: '新校名' } });
  });

  test('of what somebody else changed meanwhile is refused, naming the change', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe);
    const { body: seen } = await app.call(county, 'GET', url(id));
    await app.call(city, 'POST', url(id, '/renames'), { body: { name: '市里改的', version: seen.version } });
    const { status, body } = await app.call(county, 'POST', url(id, '/renames'), {
      body: { name: '县里改的', version: seen.version },
    });
    expect(status).toBe(409);
    expect(body.defects[0].message).toMatch(
      /“市里改的”已由 account:\d+@organisation:\d+ 于 2020-03-02 10:00 变更（更名）/,
    );
  });

  test('to the same name is refused', async () => {
    const { status } = await app.call(county, 'POST', url(tree.shiheSchool, '/renames'), {
      body: { name: '浉河区示例小学' },
    });
    expect(status).toBe(400);
  });

  test('twice in one millisecond loses nothing that was known', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe, { name: '甲名' });
    await app.call(county, 'POST', url(id, '/renames'), { body: { name: '乙名' } });
    await app.call(county, 'POST', url(id, '/renames'), { body: { name: '丙名' } });
    const { body } = await app.call(county, 'GET', url(id, '/history'));
    expect(body.periods.map(({ name }: { name: string }) => name)).toContain('乙名');
    expect(
      body.periods.filter(({ recordedTo }: { recordedTo: unknown }) => recordedTo === null),
    ).toHaveLength(2);
  });
});

describe('an own bureau', () => {
  test('is renamed by the authority above, not by itself', async () => {
    const own = await app.call(county, 'POST', url(tree.shihe, '/renames'), { body: { name: '自己改' } });
    const above = await app.call(city, 'POST', url(tree.shihe, '/renames'), {
      body: { name: '浉河区教育体育局' },
    });
    expect([own.status, above.status]).toEqual([403, 201]);
  });
});

describe('closing', () => {
  test('an authority that others still answer to is refused, naming them', async () => {
    const { status, body } = await app.call(city, 'POST', url(tree.pingqiao, '/closure'), { body: {} });
    expect(status).toBe(422);
    expect(body.title).toContain('平桥区示例小学');
    expect(body.rule).toBe('organisations/a-closed-authority-leaves-nobody-behind');
  });

  test('by mistake is taken back as if it had never been', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe);
    await app.call(county, 'POST', url(id, '/closure'), { body: { effectiveOn: '2020-02-01' } });
    const again = await app.call(county, 'POST', url(id, '/closure'), {
      body: { effectiveOn: '2020-02-20' },
    });
    expect(again.status).toBe(422);
    const { body } = await app.call(county, 'POST', url(id, '/reopening'), { body: {} });
    expect(body.open).toBe(true);
    const { body: history } = await app.call(county, 'GET', url(id, '/history'));
    const known = history.periods.filter(({ recordedTo }: { recordedTo: unknown }) => recordedTo === null);
    expect(known).toMatchObject([{ open: true, effectiveTo: null }]);
    expect((await app.call(county, 'POST', url(id, '/reopening'), { body: {} })).status).toBe(409);
  });
});

describe('a merger', () => {
  test('hands the name on to the successor, and gives it back when taken back', async () => {
    const [merged, successor] = await Promise.all([
      anOrganisation(app.database.db, tree.shihe, { name: '并掉的小学' }),
      anOrganisation(app.database.db, tree.shihe, { name: '承继的小学' }),
    ]);
    const { body } = await app.call(county, 'POST', url(merged, '/merger'), {
      body: { successorId: successor },
    });
    expect(body).toMatchObject({ open: false, successor: { id: successor } });
    const took = await app.call(county, 'GET', url(successor));
    expect(took.body.aliases).toEqual(['并掉的小学']);
    await app.call(county, 'POST', url(merged, '/reopening'), { body: {} });
    expect((await app.call(county, 'GET', url(successor))).body.aliases).toEqual([]);
  });

  test.each([
    ['into itself', () => [tree.shiheSchool, tree.shiheSchool]],
    ['into another kind', () => [tree.shiheSchool, tree.shihe]],
  ])('%s is refused', async (_name, pair) => {
    const [id = 0, successorId = 0] = pair();
    const { status } = await app.call(city, 'POST', url(id, '/merger'), { body: { successorId } });
    expect(status).toBe(422);
  });
});

describe('stages, codes and aliases', () => {
  test('are changed with an entry each', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe);
    const calls = [
      await app.call(county, 'POST', url(id, '/stages'), {
        body: { stages: ['kindergarten', 'primary-secondary'] },
      }),
      await app.call(county, 'POST', url(id, '/codes'), { body: { schoolCode: '2141000202' } }),
      await app.call(county, 'PUT', url(id, '/aliases'), { body: { aliases: ['别名一', '别名二'] } }),
    ];
    expect(calls.map(({ status }) => status)).toEqual([201, 201, 200]);
    expect(calls[2]?.body).toMatchObject({
      stages: ['kindergarten', 'primary-secondary'],
      schoolCode: '2141000202',
      aliases: ['别名一', '别名二'],
    });
    const { body } = await app.call(county, 'GET', url(id, '/history'));
    expect(body.entries.map(({ action }: { action: string }) => action)).toEqual([
      'change-aliases',
      'change-codes',
      'change-stages',
      'create',
    ]);
  });

  test('a school code never becomes another one, nor that of another school', async () => {
    const id = await anOrganisation(app.database.db, tree.shihe);
    const taken = await app.call(county, 'POST', url(id, '/codes'), { body: { schoolCode: '2141000001' } });
    const other = await app.call(county, 'POST', url(tree.shiheSchool, '/codes'), {
      body: { schoolCode: '2141000303' },
    });
    expect([taken.status, other.status]).toEqual([422, 409]);
  });
});

test('nobody of another city can do any of it', async () => {
  const answers = await Promise.all([
    app.call(elsewhere, 'POST', url(tree.shiheSchool, '/renames'), { body: { name: '外人改' } }),
    app.call(elsewhere, 'POST', url(tree.shiheSchool, '/moves'), { body: { parentId: tree.zhongyuan } }),
    app.call(elsewhere, 'POST', url(tree.zhongyuanSchool, '/moves'), { body: { parentId: tree.shihe } }),
    app.call(elsewhere, 'POST', url(tree.shiheSchool, '/closure'), { body: {} }),
    app.call(elsewhere, 'PUT', url(tree.shiheSchool, '/aliases'), { body: { aliases: ['外人'] } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});
