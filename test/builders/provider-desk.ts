import type { CaseId, OrganisationId } from '../../src/policy/ids.ts';
import type { FiledApp, ProviderFilingForm } from '../../src/policy/provider-filing/form.ts';
import type { TestAnswer, TestApp } from '../app-on-database.ts';
import { filingDesk } from './filing-desk.ts';
import { anOrganisation, type Tree } from './organisations.ts';
import { aFiledApp, aProviderFilingForm } from './provider-filing.ts';

/** A provider and its province, and what they do with provider filings through the API, in one word each. */
export interface ProviderDesk {
  readonly providerId: OrganisationId;
  readonly provider: string;
  readonly province: string;
  draft(form?: Partial<ProviderFilingForm>): Promise<TestAnswer>;
  save(id: number, form: object): Promise<TestAnswer>;
  submit(id: number): Promise<TestAnswer>;
  /** Drafted and submitted; the receipt. */
  submitted(form?: Partial<ProviderFilingForm>): Promise<TestAnswer>;
  /** Every item of the filing found right. */
  verify(id: number): Promise<TestAnswer>;
  /** Verified and approved; the receipt. */
  approve(id: number): Promise<TestAnswer>;
  sendBack(id: number, ...reasons: { field?: string; reason: string }[]): Promise<TestAnswer>;
  act(token: string, id: number, what: string, body?: object): Promise<TestAnswer>;
  view(token: string, id: number): Promise<TestAnswer>;
  /** Drafted, submitted, verified and approved; the view with the numbers. */
  approved(form?: Partial<ProviderFilingForm>): Promise<TestAnswer>;
}

/** Of a provider that is there already, or of one that is entered here. */
export async function providerDesk(
  app: TestApp,
  tree: Tree,
  known?: { readonly providerId: OrganisationId; readonly provider: string },
): Promise<ProviderDesk> {
  const { providerId, provider } = known ?? (await aProvider(app));
  const province = await app.signIn('officer', tree.henan);
  const file = await filingDesk(app).upload(provider, '示例.pdf');
  const path = (id: number, what = '') => `/api/v1/provider-filings/${id}${what}`;
  const view = (token: string, id: number) => app.call(token, 'GET', path(id));
  const act = async (token: string, id: number, what: string, body: object = {}) => {
    const { version } = (await view(token, id)).body;
    return app.call(token, 'POST', path(id, `/${what}`), { body: { version, ...body } });
  };
  const desk: ProviderDesk = {
    providerId,
    provider,
    province,
    act,
    view,
    draft: (form) =>
      app.call(provider, 'POST', '/api/v1/provider-filings', {
        body: {
          organisationId: providerId,
          authorityId: tree.henan,
          form: withFile(aProviderFilingForm({ apps: [anotherApp()], ...form }), file),
        },
      }),
    save: async (id, form) => {
      const { draftVersion } = (await view(provider, id)).body;
      return app.call(provider, 'PUT', path(id, '/draft'), { body: { form, draftVersion } });
    },
    submit: (id) => act(provider, id, 'submission'),
    submitted: async (form) => desk.submit((await desk.draft(form)).body.id),
    verify: async (id) => {
      const { body } = await app.call(province, 'GET', path(id, '/verification'));
      const checks = body.items.map((item: { path: string }) => ({ path: item.path, outcome: 'right' }));
      const { version } = (await view(province, id)).body;
      return app.call(province, 'PUT', path(id, '/verification'), { body: { version, checks } });
    },
    approve: async (id) => {
      await desk.verify(id);
      return act(province, id, 'approval');
    },
    sendBack: (id, ...reasons) => act(province, id, 'return', { reasons }),
    approved: async (form) => {
      const { body } = await desk.submitted(form);
      await desk.approve(body.id);
      return view(provider, body.id);
    },
  };
  return desk;
}

async function aProvider(app: TestApp): Promise<{ providerId: OrganisationId; provider: string }> {
  const providerId = await anOrganisation(app.database.db, null, {
    kind: 'provider',
    name: '示例科技有限公司',
    creditCode: '91350100M000100Y43',
    stages: [],
  });
  return { providerId, provider: await app.signIn('clerk', providerId) };
}

let named = 0;

/** An app of a name and a package id of its own. */
export function anotherApp(changes: Partial<FiledApp> = {}): FiledApp {
  named += 1;
  const packages =
    aFiledApp().packages?.map((one) => ({ ...one, packageId: `cn.example.app${named}` })) ?? [];
  return aFiledApp({ key: `a${named}`, name: `示例应用${named}`, packages, ...changes });
}

/** Numbers in a form are keys of files and nothing else. */
function withFile(form: ProviderFilingForm, file: number): object {
  return JSON.parse(JSON.stringify(form), (_key, value: unknown) =>
    typeof value === 'number' ? file : value,
  ) as object;
}

/** The draft of a filing in which nothing is filled in yet. */
export async function aProviderDraft(
  app: TestApp,
  clerk: string,
  { organisationId, authorityId }: { organisationId: OrganisationId; authorityId: OrganisationId },
): Promise<CaseId> {
  const { body } = await app.call(clerk, 'POST', '/api/v1/provider-filings', {
    body: { organisationId, authorityId },
  });
  return body.id;
}
