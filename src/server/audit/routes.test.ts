import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';

let app: TestApp;
let tree: Tree;
let filing: number;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  const clerk = await app.signIn('clerk', tree.shiheSchool);
  filing = (await filingDesk(app).submitted(clerk, tree.shiheSchool)).body.id;
});

describe('the timelines', () => {
  it('are shown with their hashes to the audit administrator above', async () => {
    const auditor = await app.signIn('audit-administrator', tree.henan);
    const { body } = await app.call(auditor, 'GET', `/api/v1/audit/streams/case/${filing}`);
    expect(body.entries.map(({ action }: { action: string }) => action)).toEqual(['open', 'submit']);
    expect(body.entries[1].previousHash).toBe(body.entries[0].hash);
    const of = await app.call(auditor, 'GET', `/api/v1/audit/streams/organisation/${tree.shiheSchool}`);
    expect(of.body.entries.length).toBeGreaterThan(0);
  });

  it('do not exist for the one of another city, nor for officers', async () => {
    const other = await app.signIn('audit-administrator', tree.zhengzhou);
    expect((await app.call(other, 'GET', `/api/v1/audit/streams/case/${filing}`)).status).toBe(404);
    const officer = await app.signIn('officer', tree.shihe);
    expect((await app.call(officer, 'GET', `/api/v1/audit/streams/case/${filing}`)).status).toBe(403);
  });
});

describe('checkpoints', () => {
  it('are public', async () => {
    expect(await app.call(null, 'GET', '/api/v1/audit/checkpoints')).toMatchObject({
      status: 200,
      body: { items: [] },
    });
  });
});
