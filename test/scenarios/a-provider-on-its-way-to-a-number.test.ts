import { beforeAll, expect, test } from 'vitest';
import { loadYears } from '../../src/server/calendar/load-years.ts';
import { transaction } from '../../src/server/db/database.ts';
import { abandonOverdue } from '../../src/server/features/provider-filing/abandonment.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { anApp, type TestApp } from '../app.ts';
import { filingDesk } from '../builders/filing-desk.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import { anotherApp, type ProviderDesk, providerDesk } from '../builders/provider-desk.ts';
import { aFiledSystem } from '../builders/provider-filing.ts';

/** In the words of 备案管理办法: how an app gets its number, and what becomes of it. */

const PASSWORD = 'Qingming-2021-filing';

let app: TestApp;
let tree: Tree;
let desk: ProviderDesk;

const at = (shanghai: string): Date => new Date(`${shanghai.replace(' ', 'T')}:00+08:00`);

beforeAll(async () => {
  app = await anApp(at('2021-01-18 09:00'));
  tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners), [2021]),
  );
});

/** The company registers itself and signs in. */
async function registered(): Promise<ProviderDesk> {
  const body = {
    name: '示例科技有限公司',
    kind: 'provider',
    creditCode: '91350100M000100Y43',
    loginName: 'shili-keji',
    password: PASSWORD,
  };
  expect((await app.call(null, 'POST', '/api/v1/registrations', { body })).status).toBe(202);
  const { body: session } = await app.call(null, 'POST', '/api/v1/sessions', {
    body: { loginName: 'shili-keji', password: PASSWORD },
  });
  const { body: who } = await app.call(session.token, 'GET', '/api/v1/sessions/current');
  const [{ organisationId }] = who.memberships;
  // Sessions end overnight; the story goes on for weeks.
  const provider = await app.signIn('clerk', organisationId);
  return providerDesk(app, tree, { providerId: organisationId, provider });
}

async function published(number: string) {
  return (await app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`)).body;
}

test('registered, returned with three defects, abandoned over Spring Festival, filed anew, numbered, amended, suspended', async () => {
  desk = await registered();
  const homework = anotherApp();

  // 核验：省级教育行政部门 10 个工作日内一次反馈全部问题。
  const filed = await desk.submitted({ apps: [homework], systems: [aFiledSystem()] });
  expect(filed.body).toMatchObject({ state: 'submitted', dueOn: '2021-02-01' });
  app.now = at('2021-02-01 16:00');
  const returned = await desk.sendBack(
    filed.body.id,
    { field: 'unit.proof.scan', reason: '证明扫描件不清晰' },
    { field: 'systems.s1.icpNumber', reason: 'ICP 备案主体与单位不一致' },
    { field: `apps.${homework.key}.content`, reason: '服务内容与功能类型不符' },
  );
  // 春节放假，2 月 7 日调休上班。
  expect(returned.body).toMatchObject({ state: 'returned', dueOn: '2021-02-19' });
  const inbox = await app.call(desk.provider, 'GET', '/api/v1/inbox');
  expect(inbox.body.items[0]).toMatchObject({ title: expect.stringContaining('请补充 3 项') });

  // 逾期未补充，视为放弃。
  app.now = at('2021-02-20 08:00');
  const late = await desk.submit(filed.body.id);
  expect(late.status).toBe(422);
  expect(late.body.defects.map(({ ref }: { ref: string }) => ref)).toContain('PF-5');
  await transaction(app.database.db, (tx) =>
    abandonOverdue(tx, occasionOfProgram('program:abandonment', app.now, featureListeners)),
  );
  expect((await desk.view(desk.provider, filed.body.id)).body.state).toBe('abandoned');

  // 重新备案，准予备案，编号并公布。
  app.now = at('2021-02-22 09:00');
  const { body: approved } = await desk.approved({ apps: [homework] });
  const [{ id, number }] = approved.published;
  expect(number).toBe('教APP备4100001号');
  expect(await published(number)).toMatchObject({ name: homework.name, status: 'filed' });

  // 变更核验通过之前，家长看到的仍是原来的信息。
  const draft = await app.call(desk.provider, 'POST', `/api/v1/register/apps/${id}/amendments`);
  const form = structuredClone(draft.body.form);
  form.changedOn = '2021-02-22';
  form.apps[0].name = `${homework.name}家长版`;
  await desk.save(draft.body.id, form);
  await desk.submit(draft.body.id);
  expect(await published(number)).toMatchObject({ name: homework.name, amendmentSince: expect.any(String) });
  await desk.approve(draft.body.id);
  expect(await published(number)).toMatchObject({ name: `${homework.name}家长版`, amendmentSince: null });

  // 学校使用；备案暂停后，学校须停用或更换。
  const school = await app.signIn('clerk', tree.shiheSchool);
  const county = await app.signIn('officer', tree.shihe);
  const uses = filingDesk(app);
  const use = await uses.submitted(school, tree.shiheSchool, { app: { registerId: id } });
  expect((await uses.confirm(county, use.body)).status).toBe(201);
  const { version } = await published(number);
  const suspension = await app.call(desk.province, 'POST', `/api/v1/register/apps/${id}/status-changes`, {
    body: {
      action: 'suspend',
      effectiveOn: '2021-02-22',
      reason: '安全检测发现高危漏洞，整改期间暂停',
      source: '示例〔2021〕1号',
      version,
    },
  });
  expect(suspension.body).toMatchObject({ usesFlagged: 1, app: { status: 'suspended' } });
  const told = await app.call(school, 'GET', '/api/v1/inbox');
  expect(told.body.items[0].text).toContain('停用');

  // 应用商店一次核对一千个备案号。
  const numbers = Array.from(
    { length: 999 },
    (_, index) => `教APP备11${String(index + 1).padStart(5, '0')}号`,
  );
  const looked = await app.call(null, 'POST', '/api/v1/register/lookup', {
    body: { numbers: [...numbers, number] },
  });
  expect(looked.body.results).toHaveLength(1_000);
  expect(looked.body.results.filter(({ found }: { found: boolean }) => found)).toMatchObject([
    { query: expect.anything(), app: { number, status: 'suspended' } },
  ]);
});
