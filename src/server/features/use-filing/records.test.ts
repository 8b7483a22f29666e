import { beforeAll, describe, expect, it } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { type FilingDesk, filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { anOwnApp, aSelfDevelopedForm } from '../../../../test/builders/use-filing.ts';
import type { FileId, OrganisationId } from '../../../policy/ids.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;
let clerk: string;
let officer: string;

beforeAll(async () => {
  app = await anApp();
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
});

async function aConfirmedUse() {
  const registerId = await aRegisterApp(app.database.db);
  const { body } = await desk.submitted(clerk, tree.shiheSchool, { app: { registerId } });
  const confirmed = await desk.confirm(officer, body);
  const use = await app.database.db
    .selectFrom('register_uses')
    .selectAll()
    .where('app_id', '=', registerId)
    .executeTakeFirstOrThrow();
  return { use, registerId, receipt: confirmed.body };
}

async function useOf(id: number) {
  return app.database.db
    .selectFrom('register_uses')
    .selectAll()
    .where('id', '=', id as never)
    .executeTakeFirstOrThrow();
}

/** A complete form of an app of the unit's own, with files that were uploaded. */
async function ownAppForm(): Promise<UseFilingForm> {
  const upload = async () => (await desk.upload(clerk, '证明材料.pdf')) as FileId;
  const { selfDeveloped, ...form } = aSelfDevelopedForm();
  const [system] = selfDeveloped?.systems ?? [];
  const [onePackage] = selfDeveloped?.app?.packages ?? [];
  return {
    ...form,
    selfDeveloped: {
      ...selfDeveloped,
      systems: [
        { ...system, key: 's1', mlpsScan: await upload(), mlpsAssessmentReport: { file: await upload() } },
      ],
      app: anOwnApp({ packages: [{ ...onePackage, file: await upload() }] }),
    },
  };
}

interface Defect {
  readonly rule: string;
  readonly field: string;
}

function periods(organisationId: OrganisationId) {
  return app.database.db
    .selectFrom('completion_periods')
    .select(['metric', 'app_id', 'effective_from', 'effective_to', 'recorded_to'])
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute();
}

describe('an amendment', () => {
  it('leaves the published use as it was until it is confirmed', async () => {
    const { use, registerId } = await aConfirmedUse();
    const draft = await app.call(clerk, 'POST', `/api/v1/uses/${use.id}/amendments`);
    expect(draft).toMatchObject({ status: 201, body: { purpose: 'amendment', app: { id: registerId } } });
    const form = { ...draft.body.form, users: { audience: ['parent'] }, changedOn: '2020-03-02' };
    await app.call(clerk, 'PUT', `/api/v1/use-filings/${draft.body.id}/draft`, {
      body: { form, draftVersion: draft.body.draftVersion },
    });
    const submitted = await desk.submit(clerk, draft.body);
    expect(submitted.status).toBe(201);
    expect((await useOf(use.id)).particulars).toMatchObject({ audience: ['student', 'teacher'] });
    await desk.confirm(officer, submitted.body);
    expect((await useOf(use.id)).particulars).toMatchObject({ audience: ['parent'] });
  });
});

describe('a stop of use', () => {
  it('ends the use once confirmed, and what counted by it', async () => {
    const { use, registerId } = await aConfirmedUse();
    const stop = await app.call(clerk, 'POST', `/api/v1/uses/${use.id}/stops`, {
      body: { stoppedOn: '2020-03-02', reason: 'no-longer-needed' },
    });
    expect(stop.status).toBe(201);
    expect((await useOf(use.id)).status).toBe('in-use');
    app.now = new Date(app.now.getTime() + 60_000);
    expect((await desk.confirm(officer, stop.body)).status).toBe(201);
    expect((await useOf(use.id)).status).toBe('stopped');
    const known = (await periods(tree.shiheSchool)).filter(
      ({ app_id, recorded_to }) => app_id === registerId && recorded_to.getTime() > 8e15,
    );
    expect(known.map(({ effective_to }) => effective_to)).toEqual([app.now, app.now]);
  });
});

describe('a declaration of no use', () => {
  it('is one request, counts once confirmed, and ends when a use is confirmed', async () => {
    const unit = tree.shiheMiddleSchool;
    const other = await app.signIn('clerk', unit);
    const declared = await app.call(other, 'POST', '/api/v1/no-use-declarations', {
      body: { organisationId: unit, noAppUsed: true },
    });
    expect(declared).toMatchObject({ status: 201, body: { state: 'submitted' } });
    await desk.confirm(officer, declared.body);
    app.now = new Date(app.now.getTime() + 60_000);
    const { body, status } = await desk.submitted(other, unit, {
      unit: { ...schoolUnit, name: '浉河区示例中学' },
    });
    expect([status, body.warnings?.[0]?.ref]).toEqual([201, 'UF-8']);
    await desk.confirm(officer, body);
    const completed = (await periods(unit)).filter(({ metric }) => metric === 'completed');
    expect(completed).toHaveLength(1);
  });

  it('contradicts a use in force', async () => {
    await aConfirmedUse();
    const refused = await app.call(clerk, 'POST', '/api/v1/no-use-declarations', {
      body: { organisationId: tree.shiheSchool, noAppUsed: true },
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { rule: expect.stringContaining('contradicts-a-use-in-force') },
    });
  });
});

describe('an annulment', () => {
  it('takes the confirmation back as far as is known from now on', async () => {
    const { use, receipt } = await aConfirmedUse();
    const annulled = await app.call(officer, 'POST', `/api/v1/use-filings/${receipt.id}/annulment`, {
      body: { version: receipt.version, reason: '误将另一学校的备案确认' },
    });
    expect(annulled).toMatchObject({ status: 201, body: { state: 'annulled' } });
    expect((await useOf(use.id)).status).toBe('stopped');
  });
});

describe('copying a year', () => {
  it('makes an amendment of what is in use, with everything filled in', async () => {
    const { registerId } = await aConfirmedUse();
    const copied = await app.call(clerk, 'POST', '/api/v1/use-filings/copies', {
      body: { organisationId: tree.shiheSchool, year: 2020 },
    });
    expect(copied.status).toBe(201);
    const drafts = await Promise.all(
      copied.body.drafts.map((id: number) => app.call(clerk, 'GET', `/api/v1/use-filings/${id}`)),
    );
    const copy = drafts.find(({ body }) => body.app?.id === registerId);
    expect(copy.body).toMatchObject({ purpose: 'amendment', state: 'draft', form: { scenes: ['homework'] } });
  });

  it('says so when that year has nothing', async () => {
    const answer = await app.call(clerk, 'POST', '/api/v1/use-filings/copies', {
      body: { organisationId: tree.shiheSchool, year: 2019 },
    });
    expect(answer).toMatchObject({ status: 404, body: { title: expect.stringContaining('2019') } });
  });
});

describe('a self-developed app', () => {
  it('enters the register with the confirmation, without a number', async () => {
    const draft = await app.call(clerk, 'POST', '/api/v1/use-filings', {
      body: { organisationId: tree.shiheSchool, form: await ownAppForm() },
    });
    const submitted = await desk.submit(clerk, draft.body);
    expect(submitted.body).toMatchObject({ state: 'submitted' });
    expect((await desk.confirm(officer, submitted.body)).status).toBe(201);
    const row = await app.database.db
      .selectFrom('register_apps')
      .selectAll()
      .where('origin', '=', 'self-developed')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ number: null, owner_id: tree.shiheSchool, status: 'filed' });
    const published = await app.call('', 'GET', `/api/v1/register/apps/${row.id}`);
    expect(published.body).toMatchObject({
      name: '示例小学校务通',
      audience: ['teacher'],
      advertisements: false,
      games: false,
      charges: false,
      complaintChannel: '应用内“我的—意见与投诉”',
      packages: [{ platform: 'android', packageId: 'cn.example.xiaowu', version: '1.0' }],
    });
    expect(JSON.stringify(published.body)).not.toMatch(/192\.0\.2|豫ICP备|41010000002/);
  });

  it('is published anew when its filing is amended', async () => {
    const use = await app.database.db
      .selectFrom('register_uses')
      .innerJoin('register_apps', 'register_apps.id', 'register_uses.app_id')
      .select(['register_uses.id', 'app_id'])
      .where('origin', '=', 'self-developed')
      .executeTakeFirstOrThrow();
    const draft = await app.call(clerk, 'POST', `/api/v1/uses/${use.id}/amendments`);
    const { selfDeveloped, ...form } = draft.body.form;
    const changed = {
      ...selfDeveloped,
      app: { ...selfDeveloped.app, games: true, audience: ['teacher', 'parent'] },
    };
    await app.call(clerk, 'PUT', `/api/v1/use-filings/${draft.body.id}/draft`, {
      body: {
        form: { ...form, selfDeveloped: changed, changedOn: '2020-03-02' },
        draftVersion: draft.body.draftVersion,
      },
    });
    const submitted = await desk.submit(clerk, draft.body);
    expect(submitted.body).toMatchObject({ state: 'submitted' });
    expect((await desk.confirm(officer, submitted.body)).status).toBe(201);
    const published = await app.call('', 'GET', `/api/v1/register/apps/${use.app_id}`);
    expect(published.body).toMatchObject({ games: true, audience: ['teacher', 'parent'], status: 'filed' });
  });

  it('is judged by the rules for providers, each named where it stands in the form', async () => {
    const { selfDeveloped, ...form } = await ownAppForm();
    const draft = await app.call(clerk, 'POST', '/api/v1/use-filings', {
      body: {
        organisationId: tree.shiheSchool,
        form: { ...form, selfDeveloped: { ...selfDeveloped, app: anOwnApp({ packages: [] }), systems: [] } },
      },
    });
    const refused = await desk.submit(clerk, draft.body);
    expect(refused.status).toBe(422);
    expect(refused.body.defects.map(({ rule, field }: Defect) => [rule, field])).toEqual([
      ['provider-filing/a-filing-names-at-least-one-system-and-one-app', 'selfDeveloped.systems'],
      ['provider-filing/every-declared-platform-has-a-package', 'selfDeveloped.app.packages'],
    ]);
  });

  it('does not carry the package of another’s app', async () => {
    const appId = await aRegisterApp(app.database.db);
    await app.database.db
      .insertInto('register_packages')
      .values({
        app_id: appId,
        platform: 'android',
        package_id: 'com.example.taken',
        version: '1',
        published_at: app.now,
      })
      .execute();
    const { selfDeveloped, ...form } = await ownAppForm();
    const taken = selfDeveloped?.app?.packages?.map((each) => ({ ...each, packageId: 'com.example.taken' }));
    const draft = await app.call(clerk, 'POST', '/api/v1/use-filings', {
      body: {
        organisationId: tree.shiheSchool,
        form: {
          ...form,
          selfDeveloped: { ...selfDeveloped, app: { ...selfDeveloped?.app, packages: taken } },
        },
      },
    });
    const refused = await desk.submit(clerk, draft.body);
    expect(refused.body.defects).toEqual([
      expect.objectContaining({
        rule: 'provider-filing/an-app-is-filed-once',
        field: 'selfDeveloped.app.packages',
      }),
    ]);
  });
});

const schoolUnit = {
  nature: 'school' as const,
  proof: { kind: 'credit-code' as const, number: '12441400456763110Y' },
  domicile: { region: '411502', address: '示例路 2 号' },
  legalPerson: { name: '赵某', phone: '0376-00000000' },
  contact: { name: '钱某', phone: '0376-00000001' },
};
