import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { type FilingDesk, filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;
let clerk: string;
let officer: string;
let sibling: string;
let city: string;

beforeAll(async () => {
  app = await anApp();
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
  sibling = await app.signIn('officer', tree.pingqiao);
  city = await app.signIn('officer', tree.xinyang);
});

const url = (id: number, what = '') => `/api/v1/use-filings/${id}${what}`;

describe('submitting', () => {
  it('answers with a receipt and starts the clock of the county bureau', async () => {
    const answer = await desk.submitted(clerk, tree.shiheSchool);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      state: 'submitted',
      warnings: [],
      next: expect.stringContaining('待日历发布'),
    });
    expect(answer.body.receipt).toMatch(/^SY\d{10}$/);
    const queue = await app.call(officer, 'GET', '/api/v1/cases');
    expect(queue.body.items.map((item: { id: number }) => item.id)).toContain(answer.body.id);
  });

  it('names every violation at once, with rule, source and what to do', async () => {
    const { body } = await desk.draft(clerk, tree.shiheSchool, {
      nature: 'required',
      charges: true,
      scenes: [],
    });
    const refused = await desk.submit(clerk, body);
    expect(refused.status).toBe(422);
    const rules = refused.body.defects.map((defect: { rule: string }) => defect.rule);
    expect(rules).toEqual(
      expect.arrayContaining([
        'use-filing/the-form-is-complete',
        'use-filing/required-use-needs-a-collective-decision',
        'use-filing/required-use-needs-an-agreement',
        'use-filing/required-use-is-free-of-charge',
      ]),
    );
    for (const defect of refused.body.defects) {
      expect(defect.source).not.toBe('');
      expect(defect.remedy).not.toBe('');
    }
    const unchanged = await app.call(clerk, 'GET', url(body.id));
    expect(unchanged.body).toMatchObject({ state: 'draft', version: body.version });
  });

  it('cites no notice of another place: Xinyang is not named to a school of Zhengzhou', async () => {
    const zhengzhou = await app.signIn('clerk', tree.zhongyuanSchool);
    const { body } = await desk.draft(zhengzhou, tree.zhongyuanSchool, { nature: 'required' });
    const refused = await desk.submit(zhengzhou, body);
    expect(JSON.stringify(refused.body)).not.toContain('教体办电教');
  });

  it('refuses a second filing of the same app while the first is under way', async () => {
    const registerId = await aRegisterApp(app.database.db);
    await desk.submitted(clerk, tree.shiheSchool, { app: { registerId } });
    const again = await desk.submitted(clerk, tree.shiheSchool, { app: { registerId } });
    expect(again.body).toMatchObject({ status: 422, rule: 'use-filing/an-app-is-filed-once' });
  });

  it('of two submissions of one app at once lets one through', async () => {
    const registerId = await aRegisterApp(app.database.db);
    const drafts = await Promise.all(
      [1, 2].map(() => desk.draft(clerk, tree.shiheSchool, { app: { registerId } })),
    );
    const answers = await Promise.all(drafts.map(({ body }) => desk.submit(clerk, body)));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '422']);
  });

  it('refuses what the unit may not state: a number, a state, another organisation', async () => {
    const body = {
      organisationId: tree.shiheSchool,
      form: { state: 'confirmed', organisation_id: 1 },
      status: 'x',
    };
    const answer = await app.call(clerk, 'POST', '/api/v1/use-filings', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.defects.map((defect: { field: string }) => defect.field).toSorted()).toEqual([
      'form.organisation_id',
      'form.state',
      'status',
    ]);
  });
});

describe('deciding', () => {
  it('is for the authority it was filed to, not for the one above', async () => {
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    expect((await desk.confirm(city, body)).status).toBe(403);
    expect((await desk.confirm(officer, body)).status).toBe(201);
  });

  it('does not exist for a sibling county', async () => {
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    expect((await desk.confirm(sibling, body)).status).toBe(404);
    expect((await app.call(sibling, 'GET', url(body.id))).status).toBe(404);
  });

  it('publishes the use without the people named in the form', async () => {
    const registerId = await aRegisterApp(app.database.db);
    const { body } = await desk.submitted(clerk, tree.shiheSchool, { app: { registerId } });
    await desk.confirm(officer, body);
    const use = await app.database.db
      .selectFrom('register_uses')
      .select(['status', 'particulars'])
      .where('app_id', '=', registerId)
      .executeTakeFirstOrThrow();
    expect(use.status).toBe('in-use');
    expect(JSON.stringify(use.particulars)).not.toMatch(/张某|0371/);
  });

  it('refuses to confirm an app that was suspended meanwhile', async () => {
    const registerId = await aRegisterApp(app.database.db);
    const { body } = await desk.submitted(clerk, tree.shiheSchool, { app: { registerId } });
    await app.database.db
      .updateTable('register_apps')
      .set({ status: 'suspended' })
      .where('id', '=', registerId)
      .execute();
    const refused = await desk.confirm(officer, body);
    expect(refused).toMatchObject({ status: 422, body: { defects: [{ ref: 'UF-11' }] } });
  });

  it('shows people masked to the authority, and in full only against an entry', async () => {
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    const seen = await app.call(officer, 'GET', url(body.id));
    expect(seen.body.form.unit.contact).toEqual({ name: '李**', phone: '037****0001' });
    const read = await app.call(officer, 'POST', url(body.id, '/people-readings'));
    expect(read.body.people.contact.name).toBe('李某');
    const timeline = await app.call(clerk, 'GET', `/api/v1/cases/${body.id}/timeline`);
    expect(timeline.body.entries.at(-1)).toMatchObject({ action: 'read-personal-data' });
    expect(JSON.stringify(timeline.body)).not.toContain('李某');
  });
});

describe('returning', () => {
  it('tells the unit every reason, gives the form back to be mended, and takes it again', async () => {
    const receipt = await desk.submitted(clerk, tree.shiheSchool);
    const returned = await desk.sendBack(officer, receipt.body, '请写明使用年级', '请补充征求意见的方式');
    expect(returned.body).toMatchObject({ state: 'returned' });
    const mine = await app.call(clerk, 'GET', url(receipt.body.id));
    expect(mine.body.returnReasons.map((item: { reason: string }) => item.reason)).toEqual([
      '请写明使用年级',
      '请补充征求意见的方式',
    ]);
    expect(mine.body.form.unit.contact.name).toBe('李某');
    const inbox = await app.call(clerk, 'GET', '/api/v1/inbox');
    expect(inbox.body.items[0].text).toContain('2. 请补充征求意见的方式');
    const again = await desk.submit(clerk, { id: receipt.body.id, version: returned.body.version });
    expect(again).toMatchObject({ status: 201, body: { state: 'submitted' } });
  });

  it('needs at least one reason in words', async () => {
    const { body } = await desk.submitted(clerk, tree.shiheSchool);
    expect((await desk.sendBack(officer, body)).status).toBe(400);
    expect((await desk.sendBack(officer, body, ' ')).status).toBe(400);
  });
});

describe('drafts', () => {
  it('tell the second tab that the first has saved', async () => {
    const { body } = await desk.draft(clerk, tree.shiheSchool);
    const save = (views: string) =>
      app.call(clerk, 'PUT', url(body.id, '/draft'), {
        body: { form: { ...body.form, views: { text: views } }, draftVersion: body.draftVersion },
      });
    expect((await save('第一个窗口')).status).toBe(200);
    expect((await save('第二个窗口')).status).toBe(409);
    expect((await app.call(clerk, 'GET', url(body.id))).body.form.views.text).toBe('第一个窗口');
  });

  it('can be filled in by the county on behalf of the school, recorded as such', async () => {
    const { body } = await desk.draft(officer, tree.shiheSchool);
    expect(body.filedBy).toMatchObject({ id: tree.shihe });
    expect((await desk.draft(sibling, tree.shiheSchool)).status).toBe(404);
  });

  it('are judged for the authority as submitted, by the rules of today, and for nobody else', async () => {
    const appId = await aRegisterApp(app.database.db, { name: '示例后来暂停' });
    const { body } = await desk.submitted(clerk, tree.shiheSchool, { app: { registerId: appId } });
    const check = (token: string) => app.call(token, 'GET', url(body.id, '/check'));
    expect((await check(officer)).body).toMatchObject({ violations: [] });
    await app.database.db
      .updateTable('register_apps')
      .set({ status: 'suspended' })
      .where('id', '=', appId)
      .execute();
    const { body: verdict } = await check(officer);
    expect(verdict.violations.map(({ field }: { field: string }) => field)).toEqual(['app.registerId']);
    expect((await check(clerk)).status).toBe(409);
    expect((await check(city)).status).toBe(403);
    expect((await check(sibling)).status).toBe(404);
  });

  it('are checked before submission without changing anything', async () => {
    const { body } = await desk.draft(clerk, tree.shiheSchool, { nature: 'required' });
    const check = await app.call(clerk, 'GET', url(body.id, '/check'));
    expect(check.body.violations.length).toBeGreaterThan(1);
  });
});
