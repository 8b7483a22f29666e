import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp, aRegisterUse } from '../../../../test/builders/register.ts';

const ANYBODY = null;
let app: TestApp;
let tree: Tree;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
});

const uses = (unit: number, query = '') =>
  app.call(ANYBODY, 'GET', `/api/v1/register/organisations/${unit}/uses${query}`);

describe('the uses of an organisation, to anybody', () => {
  test('are these fields and no others, whatever else was stored', async () => {
    const { db } = app.database;
    const appId = await aRegisterApp(db, { name: '示例作业', number: '教APP备1100001号' });
    await aRegisterUse(db, tree.shiheSchool, appId, {
      nature: 'required',
      particulars: {
        audience: ['student', 'parent'],
        stages: ['primary-secondary'],
        scenes: ['homework'],
        origin: 'required-by-superior',
        requiredBy: '浉河区教育局（示例）',
        requiredByDocument: '浉教〔2020〕1号',
        collectiveDecision: true,
        decidedBy: '校务会议',
        decidedOn: '2020-01-15',
        agreementSigned: true,
        charges: false,
        attendees: ['张校长'],
        contact: { name: '李某', phone: '0371-00000001' },
      },
    });
    expect((await uses(tree.shiheSchool)).body).toEqual({
      organisation: { id: tree.shiheSchool, name: '浉河区示例小学' },
      items: [
        {
          id: expect.any(Number),
          app: {
            id: appId,
            number: '教APP备1100001号',
            name: '示例作业',
            kind: 'app',
            status: 'filed',
            complaintChannel: null,
          },
          status: 'in-use',
          stopBy: null,
          since: '2020-02-10',
          nature: 'required',
          audience: ['student', 'parent'],
          stages: ['primary-secondary'],
          scenes: ['homework'],
          origin: 'required-by-superior',
          requiredBy: '浉河区教育局（示例）',
          requiredByDocument: '浉教〔2020〕1号',
          selfDevelopedSelfUsed: false,
          collectiveDecision: true,
          decidedBy: '校务会议',
          decidedOn: '2020-01-15',
          agreementSigned: true,
          charges: false,
          disguisedCharges: null,
        },
      ],
      next: null,
    });
  });

  test('come page by page', async () => {
    const { db } = app.database;
    for (let index = 0; index < 3; index += 1)
      await aRegisterUse(db, tree.university, await aRegisterApp(db));
    const first = await uses(tree.university, '?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await uses(tree.university, `?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{}], next: null });
    const ids = [...first.body.items, ...second.body.items].map((use: { id: number }) => use.id);
    expect(new Set(ids).size).toBe(3);
    expect((await uses(tree.university, '?cursor=x')).status).toBe(400);
  });

  test('have an ETag that holds until one of them changes', async () => {
    const { db } = app.database;
    const path = `/api/v1/register/organisations/${tree.pingqiaoSchool}/uses`;
    const get = (headers = {}) => app.call(ANYBODY, 'GET', path, { headers });
    const held = { 'if-none-match': String((await get()).headers['etag']) };
    expect((await get(held)).status).toBe(304);
    await aRegisterUse(db, tree.pingqiaoSchool, await aRegisterApp(db));
    expect((await get(held)).status).toBe(200);
  });

  test('are none where none is published, and not found where there is no organisation', async () => {
    expect((await uses(tree.gushiSchool)).body).toMatchObject({ items: [], next: null });
    expect((await uses(999_999)).status).toBe(404);
  });
});
