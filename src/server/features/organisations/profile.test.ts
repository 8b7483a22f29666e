import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import type { FileId, OrganisationId } from '../../../policy/ids.ts';

let app: TestApp;
let tree: Tree;
let clerk: string;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
});

async function aFile(organisationId: OrganisationId): Promise<FileId> {
  const { id } = await app.database.db
    .insertInto('files')
    .values({
      sha256: Buffer.alloc(32, organisationId),
      size: 1,
      media_type: 'application/pdf',
      name: '选用制度.pdf',
      organisation_id: organisationId,
      uploaded_at: app.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const url = (id: OrganisationId, part: string): string => `/api/v1/organisations/${id}/${part}`;

describe('the profile', () => {
  test('is empty at first, then what the school recorded, with its document', async () => {
    const path = url(tree.shiheSchool, 'profile');
    const empty = await app.call(clerk, 'GET', path);
    expect(empty.body).toMatchObject({ department: null, version: 0 });
    const selectionRulesFile = await aFile(tree.shiheSchool);
    const body = {
      department: '教务处',
      decisionMechanism: '校务会议集体决策',
      selectionRulesFile,
      version: 0,
    };
    const written = await app.call(clerk, 'PUT', path, { body });
    expect(written.body).toMatchObject({
      department: '教务处',
      selectionRulesFile,
      selectionRules: null,
      version: 1,
    });
    const again = await app.call(clerk, 'PUT', path, { body });
    expect(again.status).toBe(409);
    const officer = await app.signIn('officer', tree.shihe);
    expect((await app.call(officer, 'GET', path)).body).toEqual(written.body);
  });

  test('is refused with everything that is wrong with it', async () => {
    const foreign = await aFile(tree.pingqiaoSchool);
    const { status, body } = await app.call(clerk, 'PUT', url(tree.shiheSchool, 'profile'), {
      body: { selectionRulesFile: foreign, developmentRules: '有', version: 1 },
    });
    expect(status).toBe(422);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'department',
      'developmentRules',
      'selectionRulesFile',
    ]);
  });

  test('of a university has development rules too', async () => {
    const university = await app.signIn('clerk', tree.university);
    const { status } = await app.call(university, 'PUT', url(tree.university, 'profile'), {
      body: { department: '信息化办公室', developmentRules: '先立项，后开发', version: 0 },
    });
    expect(status).toBe(200);
  });

  test('is written by the unit itself only', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    const body = { department: '教务处', version: 1 };
    const above = await app.call(officer, 'PUT', url(tree.shiheSchool, 'profile'), { body });
    const beside = await app.call(clerk, 'PUT', url(tree.pingqiaoSchool, 'profile'), { body });
    expect([above.status, beside.status]).toEqual([403, 404]);
  });
});

describe('the liaison form', () => {
  const form = {
    supervisingAuthority: '浉河区教育局',
    head: { name: '示例甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
    administrator: { name: '示例乙', position: '教师', mobile: '13900000000' },
  };

  test('replaces the one before it', async () => {
    const path = url(tree.shiheSchool, 'liaison');
    expect((await app.call(clerk, 'GET', path)).status).toBe(404);
    const stampedCopy = await aFile(tree.shiheSchool);
    await app.call(clerk, 'PUT', path, { body: { ...form, stampedCopy } });
    const renewed = {
      ...form,
      administrator: { ...form.administrator, name: '示例丙', qq: '100000' },
      stampedCopy,
    };
    const { status } = await app.call(clerk, 'PUT', path, { body: renewed });
    expect(status).toBe(200);
    const { body } = await app.call(clerk, 'GET', path);
    expect(body).toMatchObject({
      supervisingAuthority: '浉河区教育局',
      people: { head: { name: '示例甲' }, administrator: { name: '示例丙', qq: '100000' } },
    });
  });

  test('leaves no name in the timeline', async () => {
    const rows = await app.database.db
      .selectFrom('entries')
      .select('body')
      .where('action', '=', 'name-liaison')
      .execute();
    expect(rows).toHaveLength(2);
    for (const { body } of rows) {
      expect(body).not.toMatch(/示例甲|示例乙|1[38]\d{9}/);
      expect(JSON.parse(body).people).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('read from above is itself recorded; read at home it is not', async () => {
    const readings = () =>
      app.database.db
        .selectFrom('entries')
        .select('actor')
        .where('action', '=', 'read-personal-data')
        .where('stream_id', '=', tree.shiheSchool)
        .execute();
    await app.call(clerk, 'GET', url(tree.shiheSchool, 'liaison'));
    expect(await readings()).toEqual([]);
    const officer = await app.signIn('officer', tree.xinyang);
    const { status } = await app.call(officer, 'GET', url(tree.shiheSchool, 'liaison'));
    expect(status).toBe(200);
    expect(await readings()).toMatchObject([
      { actor: expect.stringContaining(`organisation:${tree.xinyang}`) },
    ]);
  });

  test('says everything that is wrong with it', async () => {
    const { status, body } = await app.call(clerk, 'PUT', url(tree.shiheSchool, 'liaison'), {
      body: {
        supervisingAuthority: '',
        head: { ...form.head, mobile: '1380000', landline: '12' },
        administrator: {},
      },
    });
    expect(status).toBe(400);
    expect(body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'supervisingAuthority',
      'head.landline',
      'head.mobile',
      'administrator.name',
      'administrator.position',
      'administrator.mobile',
      'stampedCopy',
    ]);
  });

  test('does not exist for a sibling, and is not an administrator’s to read', async () => {
    const sibling = await app.signIn('officer', tree.pingqiao);
    const system = await app.signIn('system-administrator', tree.shihe);
    const path = url(tree.shiheSchool, 'liaison');
    const answers = [await app.call(sibling, 'GET', path), await app.call(system, 'GET', path)];
    expect(answers.map(({ status }) => status)).toEqual([404, 403]);
  });
});

describe('the documents', () => {
  test('are there for those who may read what they belong to, and the stamped form is read on record', async () => {
    const desk = filingDesk(app);
    const [rules, stamped] = [
      await desk.upload(clerk, '选用制度.pdf'),
      await desk.upload(clerk, '联络表.pdf'),
    ];
    const { body: profile } = await app.call(clerk, 'GET', url(tree.shiheSchool, 'profile'));
    await app.call(clerk, 'PUT', url(tree.shiheSchool, 'profile'), {
      body: { ...profile, selectionRulesFile: rules },
    });
    await app.call(clerk, 'PUT', url(tree.shiheSchool, 'liaison'), {
      body: {
        supervisingAuthority: '浉河区教育局',
        head: { name: '示例甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
        administrator: { name: '示例乙', position: '教师', mobile: '13900000000' },
        stampedCopy: stamped,
      },
    });
    const officer = await app.signIn('officer', tree.shihe);
    const system = await app.signIn('system-administrator', tree.shihe);
    const sibling = await app.signIn('officer', tree.pingqiao);
    const get = async (token: string, file: number) =>
      (await app.call(token, 'GET', url(tree.shiheSchool, `documents/${file}`))).status;
    const other = await desk.upload(clerk, '别的文件.pdf');
    expect([await get(officer, rules), await get(system, rules), await get(sibling, rules)]).toEqual([
      200, 200, 404,
    ]);
    expect([await get(officer, stamped), await get(system, stamped), await get(clerk, stamped)]).toEqual([
      200, 404, 200,
    ]);
    expect([await get(officer, other), await get(clerk, 999_999)]).toEqual([404, 404]);
    const { body } = await app.call(clerk, 'GET', url(tree.shiheSchool, 'history'));
    const readings = body.entries.filter(
      ({ body: { what } }: { body: { what?: string } }) => what === 'stamped-copy',
    );
    expect(readings).toHaveLength(1);
  });
});
