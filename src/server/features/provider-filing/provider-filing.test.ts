import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { anotherApp, type ProviderDesk, providerDesk } from '../../../../test/builders/provider-desk.ts';
import { loadYears } from '../../calendar/load-years.ts';
import { transaction } from '../../db/database.ts';
import { featureListeners } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { enterSetting } from '../../settings/enter-setting.ts';
import { abandonOverdue } from './abandonment.ts';

let app: TestApp;
let tree: Tree;
let desk: ProviderDesk;

const at = (shanghai: string): Date => new Date(`${shanghai.replace(' ', 'T')}:00+08:00`);
const program = () => occasionOfProgram('test', app.now, featureListeners);
beforeAll(async () => {
  app = await anApp(at('2020-03-02 09:00'));
  tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) => loadYears(tx, program(), [2020]));
  desk = await providerDesk(app, tree);
});

describe('a filing', () => {
  test('is submitted with a receipt, approved with a number for each app, and published', async () => {
    const apps = [anotherApp(), anotherApp()];
    const { status, body: receipt } = await desk.submitted({ apps });
    expect(status).toBe(201);
    expect(receipt).toMatchObject({ state: 'submitted', dueOn: '2020-03-16' });
    expect(receipt.receipt).toMatch(/^TG\d{10}$/);
    const { status: approved, body } = await desk.approve(receipt.id);
    expect([approved, body.state]).toEqual([201, 'approved']);
    const { published } = (await desk.view(desk.provider, receipt.id)).body;
    expect(published.map(({ number }: { number: string }) => number)).toEqual([
      '教APP备4100001号',
      '教APP备4100002号',
    ]);
    const record = await app.call(
      null,
      'GET',
      `/api/v1/register/apps/${encodeURIComponent('教APP备4100001号')}`,
    );
    expect(record.body).toMatchObject({ name: apps[0]?.name, status: 'filed', origin: 'provider-filing' });
    expect(JSON.stringify(record.body)).not.toContain('0371');
  });

  test('that is incomplete is refused with everything that is missing', async () => {
    const draft = await desk.draft({
      apps: [anotherApp({ platforms: [], functionTypes: [] })],
      systems: [],
    });
    const { status, body } = await desk.submit(draft.body.id);
    expect(status).toBe(422);
    const fields = body.defects.map((defect: { field: string }) => defect.field);
    expect(fields).toEqual(expect.arrayContaining([expect.stringContaining('platforms')]));
    expect(fields.length).toBeGreaterThan(2);
    for (const defect of body.defects) expect(defect.source).not.toBe('');
    const check = await app.call(desk.provider, 'GET', `/api/v1/provider-filings/${draft.body.id}/check`);
    expect(check.body.violations).toHaveLength(body.defects.length);
  });

  test('is not approved before every item was verified', async () => {
    const { body } = await desk.submitted({ apps: [anotherApp()] });
    const { status, body: problem } = await desk.act(desk.province, body.id, 'approval');
    expect(status).toBe(422);
    expect(problem.defects.length).toBeGreaterThan(5);
  });

  test('of an app that is filed already is refused, and an amendment is offered', async () => {
    const application = anotherApp();
    await desk.approved({ apps: [application] });
    const draft = await desk.draft({ apps: [application] });
    const { status, body } = await desk.submit(draft.body.id);
    expect(status).toBe(422);
    expect(JSON.stringify(body.defects)).toContain('变更');
  });

  test('is prefilled with what was filed last', async () => {
    const path = '/api/v1/provider-filings';
    const body = { organisationId: desk.providerId, authorityId: tree.henan };
    const { body: draft } = await app.call(desk.provider, 'POST', path, { body });
    expect(draft.form.unit.legalPerson.name).toBeTruthy();
    expect(draft.form.systems).toHaveLength(1);
    expect(draft.form.apps).toBeUndefined();
  });

  test('goes to the provincial department: a draft for another is not even begun', async () => {
    const path = '/api/v1/provider-filings';
    const open = (authorityId: number) =>
      app.call(desk.provider, 'POST', path, { body: { organisationId: desk.providerId, authorityId } });
    const { status, body } = await open(tree.zhengzhou);
    expect(status).toBe(422);
    expect(body.rule).toBe('provider-filing/a-filing-goes-to-the-provincial-department');
    expect((await open(tree.ministry)).status).toBe(422);
    expect((await open(desk.providerId)).status).toBe(422);
    expect((await open(999_999_999)).status).toBe(422);
  });

  test('saved in two tabs: the second is told', async () => {
    const { body: draft } = await desk.draft({ apps: [anotherApp()] });
    const save = () =>
      app.call(desk.provider, 'PUT', `/api/v1/provider-filings/${draft.id}/draft`, {
        body: { form: draft.form, draftVersion: draft.draftVersion },
      });
    expect((await save()).status).toBe(200);
    expect((await save()).status).toBe(409);
  });
});

describe('a return', () => {
  test('names everything at once; what was found right stays so; the clock starts anew', async () => {
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    await desk.verify(filed.id);
    const reasons = [{ field: 'systems.s1.icpNumber', reason: '编号与主体不一致' }, { reason: '请补充说明' }];
    const { body: returned } = await desk.sendBack(filed.id, ...reasons);
    expect(returned).toMatchObject({ state: 'returned', dueOn: '2020-03-16' });
    const { body: draft } = await desk.view(desk.provider, filed.id);
    expect(draft.returnReasons).toHaveLength(2);
    expect(draft.form.unit.contact.name).toBeTruthy();
    const form = structuredClone(draft.form);
    form.systems[0].icpNumber = '豫ICP备19045433号';
    await desk.save(filed.id, form);
    app.now = at('2020-03-04 10:00');
    const { body: again } = await desk.submit(filed.id);
    expect(again).toMatchObject({ state: 'submitted', dueOn: '2020-03-18' });
    const verification = await app.call(
      desk.province,
      'GET',
      `/api/v1/provider-filings/${filed.id}/verification`,
    );
    const open = verification.body.items.filter((item: { check: unknown }) => item.check === null);
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThan(verification.body.items.length);
    const { body: seen } = await desk.view(desk.province, filed.id);
    expect(seen.differences).toMatchObject([{ path: 'systems.s1.icpNumber', after: '豫ICP备19045433号' }]);
    app.now = at('2020-03-02 09:00');
  });

  test('for what could have been named before lets the first clock run on', async () => {
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    await desk.sendBack(filed.id, { field: 'systems.s1.icpNumber', reason: '编号与主体不一致' });
    app.now = at('2020-03-05 10:00');
    expect((await desk.submit(filed.id)).body.dueOn).toBe('2020-03-19');
    await desk.sendBack(filed.id, { field: 'unit.registeredPlace.address', reason: '地址不完整' });
    app.now = at('2020-03-09 10:00');
    expect((await desk.submit(filed.id)).body.dueOn).toBe('2020-03-19');
    app.now = at('2020-03-02 09:00');
  });

  test('that is not supplemented in time is abandoned, and the rule refuses from the first day', async () => {
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    await desk.sendBack(filed.id, { reason: '材料不清晰' });
    app.now = at('2020-03-17 00:01');
    const late = await desk.submit(filed.id);
    expect(late.status).toBe(422);
    expect(JSON.stringify(late.body.defects)).toContain('第十三条');
    await transaction(app.database.db, (tx) => abandonOverdue(tx, program()));
    expect((await desk.view(desk.provider, filed.id)).body.state).toBe('abandoned');
    app.now = at('2020-03-02 09:00');
  });
});

describe('splitting off', () => {
  test('by the authority: one app goes back, the others are approved', async () => {
    const [good, bad] = [anotherApp(), anotherApp()];
    const { body: filed } = await desk.submitted({ apps: [good, bad] });
    const split = await desk.act(desk.province, filed.id, 'split-off', {
      apps: [bad.key],
      reasons: [{ field: `apps.${bad.key}.content`, reason: '服务内容与功能不符' }],
    });
    expect(split.status).toBe(201);
    expect(split.body).toMatchObject({ state: 'submitted', dueOn: filed.dueOn });
    await desk.approve(filed.id);
    const { body: rest } = await desk.view(desk.provider, filed.id);
    expect(rest.published).toHaveLength(1);
    const cases = await app.call(desk.provider, 'GET', '/api/v1/cases?view=own&awaits=owner&state=returned');
    const own = cases.body.items.find(({ title }: { title: string }) => title === bad.name);
    const { body: parted } = await desk.view(desk.provider, own.id);
    expect(parted).toMatchObject({ splitFrom: filed.id, form: { apps: [{ key: bad.key }] } });
    expect((await desk.submit(own.id)).status).toBe(201);
    expect((await desk.approve(own.id)).status).toBe(201);
  });

  test('by the provider, from what is still typed; one app must stay', async () => {
    const [one, other] = [anotherApp(), anotherApp()];
    const { body: draft } = await desk.draft({ apps: [one, other] });
    const all = await desk.act(desk.provider, draft.id, 'split-drafts', { apps: [one.key, other.key] });
    expect(all.status).toBe(400);
    const { body } = await desk.act(desk.provider, draft.id, 'split-drafts', { apps: [other.key] });
    expect((await desk.view(desk.provider, body.caseId)).body.form.apps).toMatchObject([{ key: other.key }]);
    expect((await desk.view(desk.provider, draft.id)).body.form.apps).toMatchObject([{ key: one.key }]);
  });
});

describe('an amendment', () => {
  test('changes nothing public but a mark until it is approved', async () => {
    const { body: filed } = await desk.approved({ apps: [anotherApp()] });
    const { id, number } = filed.published[0];
    const { status, body: draft } = await app.call(
      desk.provider,
      'POST',
      `/api/v1/register/apps/${id}/amendments`,
    );
    expect(status).toBe(201);
    const form = structuredClone(draft.form);
    form.changedOn = '2020-03-01';
    form.apps[0].name = `${form.apps[0].name}新版`;
    await desk.save(draft.id, form);
    const again = await app.call(desk.provider, 'POST', `/api/v1/register/apps/${id}/amendments`);
    expect(again.status).toBe(409);
    expect((await desk.submit(draft.id)).status).toBe(201);
    const published = () => app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`);
    const before = (await published()).body;
    expect(before.name).not.toContain('新版');
    expect(before.amendmentSince).not.toBeNull();
    const { body: seen } = await desk.view(desk.province, draft.id);
    expect(seen.differences.map(({ path }: { path: string }) => path)).toContain(
      `apps.${form.apps[0].key}.name`,
    );
    expect((await desk.approve(draft.id)).status).toBe(201);
    expect((await published()).body).toMatchObject({ number, name: form.apps[0].name, amendmentSince: null });
  });

  test('that is withdrawn takes the mark away', async () => {
    const { body: filed } = await desk.approved({ apps: [anotherApp()] });
    const { id, number } = filed.published[0];
    const { body: draft } = await app.call(desk.provider, 'POST', `/api/v1/register/apps/${id}/amendments`);
    await desk.save(draft.id, { ...draft.form, changedOn: '2020-03-01' });
    await desk.submit(draft.id);
    await desk.act(desk.provider, draft.id, 'withdrawal', { reason: '暂不变更' });
    const { body } = await app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`);
    expect(body.amendmentSince).toBeNull();
  });
});

describe('a published record', () => {
  test('says where the app shows its filing, with a picture, in words for the inspection', async () => {
    const { body: filed } = await desk.approved({ apps: [anotherApp()] });
    const path = `/api/v1/register/apps/${filed.published[0].id}/showing`;
    const refused = await app.call(desk.provider, 'PUT', path, { body: {} });
    expect(refused.status).toBe(422);
    expect(refused.body.defects.map(({ field }: { field: string }) => field)).toEqual([
      'where',
      'screenshot',
    ]);
    const screenshot = filed.files[0].id;
    const body = { where: '我的—关于—备案信息', screenshot };
    expect((await app.call(desk.provider, 'PUT', path, { body })).status).toBe(204);
    expect((await app.call(desk.province, 'GET', path)).body).toMatchObject(body);
  });

  test('whose number was given wrongly gets the next one; the wrong one is never given again', async () => {
    const { body: filed } = await desk.approved({ apps: [anotherApp()] });
    const { id, number: wrong } = filed.published[0];
    const look = (number: string) =>
      app.call(null, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`);
    const { version } = (await look(wrong)).body;
    const path = `/api/v1/register/apps/${id}/number-annulments`;
    const body = { version, reason: '与纸质底册重号' };
    expect((await app.call(desk.provider, 'POST', path, { body })).status).toBe(403);
    const { body: annulled } = await app.call(desk.province, 'POST', path, { body });
    expect(annulled).toMatchObject({ annulled: wrong });
    expect((await look(annulled.number)).body.id).toBe(id);
    const gone = await look(wrong);
    expect(gone.status).toBe(404);
    expect(gone.body.title).toContain('已作废');
    expect(gone.body.detail).toContain(annulled.number);
    expect((await app.call(desk.province, 'POST', path, { body })).status).toBe(409);
    const { body: next } = await desk.approved({ apps: [anotherApp()] });
    expect([wrong, annulled.number]).not.toContain(next.published[0].number);
  });
});

describe('who may', () => {
  test('another provider sees nothing of it, a city neither', async () => {
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    const stranger = await app.signIn('clerk', tree.shiheSchool);
    const city = await app.signIn('officer', tree.xinyang);
    expect((await desk.view(stranger, filed.id)).status).toBe(404);
    expect((await desk.view(city, filed.id)).status).toBe(404);
  });

  test('people are masked for the officer, who may read them with an entry', async () => {
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    const { body } = await desk.view(desk.province, filed.id);
    expect(body.form.unit.contact.name).toMatch(/^.\*\*$/);
    const read = await app.call(
      desk.province,
      'POST',
      `/api/v1/provider-filings/${filed.id}/people-readings`,
    );
    expect(read.body.people.contact.name).not.toContain('*');
    const timeline = await app.call(desk.province, 'GET', `/api/v1/cases/${filed.id}/timeline`);
    expect(timeline.body.entries.at(-1).action).toBe('read-personal-data');
  });

  test('two people approve where the province has set so', async () => {
    await transaction(app.database.db, (tx) =>
      enterSetting(tx, program(), {
        key: 'provider-filing.second-approval',
        organisationId: tree.henan,
        effectiveFrom: program().today,
        value: true,
      }),
    );
    const { body: filed } = await desk.submitted({ apps: [anotherApp()] });
    await desk.verify(filed.id);
    expect((await desk.act(desk.province, filed.id, 'approval')).status).toBe(422);
    expect((await desk.act(desk.province, filed.id, 'review')).body).toMatchObject({
      state: 'reviewed',
      dueOn: filed.dueOn,
    });
    expect((await desk.act(desk.province, filed.id, 'approval')).status).toBe(422);
    const colleague = await app.signIn('officer', tree.henan);
    expect((await desk.act(colleague, filed.id, 'approval')).body.state).toBe('approved');
  });
});
