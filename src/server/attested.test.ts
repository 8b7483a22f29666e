import { beforeAll, beforeEach, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../test/app.ts';
import { deviationsIn } from '../../test/builders/deviations.ts';
import { filingDesk } from '../../test/builders/filing-desk.ts';
import { aTree } from '../../test/builders/organisations.ts';
import { tamper } from '../../test/builders/timelines.ts';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
  const { shiheSchool } = await aTree(app.database.db);
  const clerk = await app.signIn('clerk', shiheSchool);
  const desk = filingDesk(app);
  expect((await desk.submitted(clerk, shiheSchool)).status).toBe(201);
  const liaison = {
    supervisingAuthority: '浉河区教育局',
    head: { name: '甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
    administrator: { name: '乙', position: '教师', mobile: '13900000000' },
    stampedCopy: await desk.upload(clerk, '联络表.pdf'),
  };
  const named = await app.call(clerk, 'PUT', `/api/v1/organisations/${shiheSchool}/liaison`, {
    body: liaison,
  });
  expect(named.status).toBe(200);
  await tamper(app.database.ownerUrl, 'CREATE TABLE kept AS TABLE personal_data');
});

beforeEach(() =>
  tamper(app.database.ownerUrl, 'DELETE FROM personal_data; INSERT INTO personal_data TABLE kept'),
);

async function said(): Promise<string[]> {
  return (await deviationsIn(app.database)).map((message) => message.replace(/\d+/, 'N'));
}

test('the people whom filings and liaison forms name are as they were stored', async () => {
  expect(await said()).toEqual([]);
});

test('other people under the same digest are found', async () => {
  await tamper(app.database.ownerUrl, `UPDATE personal_data SET data = '{"legalPerson": {"name": "丙"}}'`);
  expect(await said()).toEqual([
    expect.stringContaining('备案的提交内容（第 1 版）'),
    expect.stringContaining('联络人（第 1 次填报）'),
  ]);
});

test('people who are gone without erasure are missed', async () => {
  await tamper(app.database.ownerUrl, 'DELETE FROM personal_data');
  expect(await said()).toHaveLength(2);
});

test('what was erased leaves the record whole', async () => {
  await tamper(app.database.ownerUrl, 'UPDATE personal_data SET data = NULL');
  expect(await said()).toEqual([]);
});
