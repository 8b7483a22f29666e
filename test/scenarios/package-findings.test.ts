import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { featureJobs } from '../../src/server/features.ts';
import { anApp, type TestApp } from '../app.ts';
import { type ApkParts, aSignedApk } from '../builders/android/apk.ts';
import { aSigningKey, type SigningKey } from '../builders/android/signing-keys.ts';
import { anOrganisation, aTree, type Tree } from '../builders/organisations.ts';
import { anotherApp, type ProviderDesk, providerDesk } from '../builders/provider-desk.ts';
import { uploadDesk } from '../builders/upload-desk.ts';

let app: TestApp;
let tree: Tree;
let desk: ProviderDesk;
const key = aSigningKey('Example');

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  desk = await providerDesk(app, tree);
  await app.app.services.jobs.start(featureJobs(app.app.services));
});
afterAll(() => app.app.services.jobs.stop());

async function inspected(by: ProviderDesk, parts: ApkParts, signer: SigningKey = key): Promise<number> {
  const uploads = uploadDesk(app);
  const apk = aSignedApk(parts, { schemes: [{ scheme: 'v2', key: signer }] });
  const { body } = await uploads.finish(by.provider, await uploads.sent(by.provider, apk));
  const state = async () =>
    (await app.call(by.provider, 'GET', `/api/v1/files/${body.id}/inspection`)).body.state;
  await expect.poll(state).toBe('done');
  return body.id as number;
}

/** A draft whose one app has that package, its files otherwise as usual. */
async function drafted(by: ProviderDesk, parts: ApkParts, signer?: SigningKey): Promise<number> {
  const file = await inspected(by, parts, signer);
  const { body } = await by.draft({ apps: [anotherApp()] });
  const { form } = (await by.view(by.provider, body.id)).body;
  const version = parts.versionName ?? '1.2.0';
  const packages = [{ version, platform: 'android', packageId: parts.packageId, file }];
  await by.save(body.id, { ...form, apps: [{ ...form.apps[0], version, packages }] });
  return body.id;
}

async function submitted(by: ProviderDesk, parts: ApkParts, signer?: SigningKey): Promise<number> {
  const id = await drafted(by, parts, signer);
  expect((await by.submit(id)).status).toBe(201);
  return id;
}

const verification = async (id: number) =>
  (await app.call(desk.province, 'GET', `/api/v1/provider-filings/${id}/verification`)).body;

interface Found {
  readonly key: string;
  readonly rule: string;
  readonly message: string;
  readonly decision: { readonly outcome: string } | null;
}

async function findings(id: number): Promise<Found[]> {
  const { items, otherFindings } = await verification(id);
  return [...items.flatMap((item: { findings: Found[] }) => item.findings), ...otherFindings];
}

async function finding(id: number, rule: string): Promise<Found | undefined> {
  return (await findings(id)).find((each) => each.rule === `provider-filing/${rule}`);
}

const decide = (id: number, known: Found | undefined, outcome: string) =>
  desk.act(desk.province, id, 'finding-decisions', { finding: known?.key, outcome });

const UNDECLARED = 'a-package-asks-for-no-undeclared-permission';
const BEYOND = 'the-permissions-fit-the-function';
const OLD = 'a-package-targets-a-recent-android';
const contacts = ['android.permission.CAMERA', 'android.permission.READ_CONTACTS'];

test('an officer accepts one finding and returns another; both stand in the timeline', async () => {
  const id = await submitted(desk, { packageId: 'cn.example.decided', permissions: contacts, targetSdk: 29 });
  expect((await finding(id, OLD))?.decision).toBeNull();
  expect((await decide(id, await finding(id, OLD), 'accepted')).status).toBe(201);
  expect((await decide(id, await finding(id, UNDECLARED), 'to-return')).status).toBe(201);
  expect((await finding(id, OLD))?.decision).toMatchObject({ outcome: 'accepted' });
  expect((await finding(id, UNDECLARED))?.decision).toMatchObject({ outcome: 'to-return' });
  expect((await finding(id, BEYOND))?.decision).toBeNull();

  // What is to be returned stands in the way of approval until its item is found right after all.
  const { items } = await verification(id);
  const outcomes = items.flatMap(({ path, check }: { path: string; check: { outcome: string } | null }) =>
    check === null ? [] : [`${path.split('.').at(-1)} ${check.outcome}`],
  );
  expect(outcomes).toEqual(['permissions defect']);
  expect((await desk.act(desk.province, id, 'approval')).status).toBe(422);

  const { body } = await app.call(desk.province, 'GET', `/api/v1/cases/${id}/timeline`);
  const entries = body.entries.filter(({ action }: { action: string }) => action.endsWith('-finding'));
  expect(entries).toMatchObject([
    { action: 'accept-finding', body: { rule: `provider-filing/${OLD}` } },
    { action: 'mark-finding', body: { rule: `provider-filing/${UNDECLARED}` } },
  ]);
  expect(entries[0].actorTitle).not.toBe('');
});

test('what the checks do not find cannot be decided, nor once the filing is returned', async () => {
  const id = await submitted(desk, { packageId: 'cn.example.refused', permissions: contacts });
  const known = await finding(id, UNDECLARED);
  expect((await decide(id, { ...(known as Found), key: '0'.repeat(64) }, 'accepted')).status).toBe(400);
  await desk.sendBack(id, { reason: '请补充' });
  expect((await decide(id, known, 'accepted')).status).toBe(409);
});

test('what was accepted stays accepted in the supplement where nothing of it changes', async () => {
  const id = await submitted(desk, { packageId: 'cn.example.kept', permissions: contacts, targetSdk: 29 });
  for (const rule of [OLD, UNDECLARED]) await decide(id, await finding(id, rule), 'accepted');
  await desk.verify(id);
  await desk.sendBack(id, { field: 'unit.proof', reason: '请重新扫描' });
  const { form } = (await desk.view(desk.provider, id)).body;
  const [{ permissions, ...rest }] = form.apps;
  await desk.save(id, { ...form, apps: [{ ...rest, permissions: [...permissions, 'microphone'] }] });
  await desk.submit(id);
  expect((await finding(id, OLD))?.decision).toMatchObject({ outcome: 'accepted' });
  expect((await finding(id, UNDECLARED))?.decision).toBeNull();
});

test('a package that another provider is filing under the same id, with another signer, is told to the officer alone', async () => {
  const packageId = 'cn.example.cloned';
  const other = await anotherDesk();
  await submitted(desk, { packageId });
  const clone = await drafted(other, { packageId }, aSigningKey('Somebody else'));
  const path = `/api/v1/provider-filings/${clone}/check`;
  const { warnings } = (await app.call(other.provider, 'GET', path)).body;
  expect(warnings.map(({ rule }: Found) => rule)).not.toContain('provider-filing/a-package-keeps-its-signer');
  await other.submit(clone);
  expect((await finding(clone, 'a-package-keeps-its-signer'))?.message).toContain('正在办理备案的“示例作业”');
});

test('a new version is compared with the one that is published', async () => {
  const parts = { packageId: 'cn.example.grown', versionName: '1.0.0', versionCode: 7 };
  const first = await submitted(desk, parts);
  await desk.approve(first);
  const [{ id: record }] = (await desk.view(desk.provider, first)).body.published;
  const { body: amendment } = await app.call(
    desk.provider,
    'POST',
    `/api/v1/register/apps/${record}/amendments`,
  );
  const file = await inspected(desk, { ...parts, versionName: '1.1.0', permissions: contacts });
  const [filed] = amendment.form.apps;
  const packages = [{ version: '1.1.0', platform: 'android', packageId: parts.packageId, file }];
  const apps = [{ ...filed, version: '1.1.0', packages: [...filed.packages, ...packages] }];
  await desk.save(amendment.id, { ...amendment.form, changedOn: '2020-03-02', apps });
  expect((await desk.submit(amendment.id)).status).toBe(201);
  const { packages: shown } = await verification(amendment.id);
  expect(shown).toMatchObject([
    { earlier: null },
    { earlier: { version: '1.0.0', versionCode: 7, differences: { permissionsAdded: contacts } } },
  ]);
  expect((await finding(amendment.id, 'a-package-raises-its-version-code'))?.message).toContain('是 7');

  // Once approved, everybody sees what the new version changed.
  await desk.approve(amendment.id);
  const { body: versions } = await app.call(null, 'GET', `/api/v1/register/apps/${record}/versions`);
  expect(versions).toMatchObject({
    items: [{ version: '1.1.0', differences: { permissionsAdded: contacts } }, { version: '1.0.0' }],
    newest: { months: 0, isStale: false },
  });
  const page = (await app.app.inject(`/apps/${record}`)).body;
  expect(page).toContain('新增权限：相机、通讯录');
  expect(page).toContain('距今不到 1 个月');
});

async function anotherDesk(): Promise<ProviderDesk> {
  const providerId: OrganisationId = await anOrganisation(app.database.db, null, {
    kind: 'provider',
    name: '另一示例公司',
    creditCode: '91350211M000100Y43',
    stages: [],
  });
  return providerDesk(app, tree, { providerId, provider: await app.signIn('clerk', providerId) });
}
