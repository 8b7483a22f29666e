import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aSignedApk } from '../../../../test/builders/android/apk.ts';
import { aSigningKey } from '../../../../test/builders/android/signing-keys.ts';
import { aDocx } from '../../../../test/builders/documents.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { uploadDesk } from '../../../../test/builders/upload-desk.ts';
import { featureJobs } from '../../features.ts';

let app: TestApp;
let tree: Tree;
let token: string;
const key = aSigningKey('Example');

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  token = await app.signIn('clerk', tree.shiheSchool);
});
afterAll(() => app.app.services.jobs.stop());

async function uploaded(content: Buffer, name = '示例.apk'): Promise<number> {
  const desk = uploadDesk(app);
  const { body } = await desk.finish(token, await desk.sent(token, content, { name }));
  return body.id as number;
}

const inspection = (id: number, who = token) => app.call(who, 'GET', `/api/v1/files/${id}/inspection`);
const waitingJobs = async () =>
  (await app.database.db.selectFrom('jobs').select('id').where('state', '=', 'queued').execute()).length;

describe('an install package that was uploaded', () => {
  test('is inspected, equal contents once, and shown to those who may have the file', async () => {
    const apk = aSignedApk({}, { schemes: [{ scheme: 'v2', key }] });
    const id = await uploaded(apk);
    expect(await inspection(id)).toMatchObject({ body: { state: 'waiting', percent: 0, report: null } });
    await app.app.services.jobs.start(featureJobs(app.app.services));
    await expect.poll(async () => (await inspection(id)).body.state, { timeout: 20_000 }).toBe('done');
    const { body } = await inspection(id);
    expect(body.report).toMatchObject({ packageId: 'cn.example.homework', signing: { verdict: 'verified' } });
    const again = await uploaded(apk, '同一文件.apk');
    expect(await waitingJobs()).toBe(0);
    expect((await inspection(again)).body).toEqual(body);
    const stranger = await app.signIn('clerk', tree.zhongyuanSchool);
    expect((await inspection(id, stranger)).status).toBe(404);
  });

  test.each([
    ['running', 45, { state: 'running', percent: 45 }],
    ['failed', 45, { state: 'failed', percent: 0 }],
  ])('says how far it has come: %s', async (state, done, shown) => {
    await app.app.services.jobs.stop();
    const id = await uploaded(aSignedApk({ versionName: state }, {}));
    await app.database.db.updateTable('jobs').set({ state, done }).where('state', '=', 'queued').execute();
    expect((await inspection(id)).body).toEqual({ ...shown, report: null });
  });

  test('what is no package is not inspected', async () => {
    const id = await uploaded(aDocx(), '说明.docx');
    expect((await inspection(id)).body).toEqual({ state: 'not-a-package', percent: 0, report: null });
    expect(await waitingJobs()).toBe(0);
  });
});
