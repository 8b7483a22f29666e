import { afterAll, beforeAll, expect, test } from 'vitest';
import { appsNotUpdatedSince } from '../../src/server/features/register/app-versions.ts';
import { featureJobs } from '../../src/server/features.ts';
import { anApp, type TestApp } from '../app.ts';
import { aSignedApk } from '../builders/android/apk.ts';
import { aSigningKey } from '../builders/android/signing-keys.ts';
import { aTree } from '../builders/organisations.ts';
import { type ProviderDesk, providerDesk } from '../builders/provider-desk.ts';
import { uploadDesk } from '../builders/upload-desk.ts';

let app: TestApp;
let desk: ProviderDesk;

beforeAll(async () => {
  app = await anApp();
  desk = await providerDesk(app, await aTree(app.database.db));
  await app.app.services.jobs.start(featureJobs(app.app.services));
});
afterAll(() => app.app.services.jobs.stop());

async function inspected(apk: Buffer): Promise<number> {
  const uploads = uploadDesk(app);
  const { body } = await uploads.finish(desk.provider, await uploads.sent(desk.provider, apk));
  const state = async () =>
    (await app.call(desk.provider, 'GET', `/api/v1/files/${body.id}/inspection`)).body.state;
  await expect.poll(state, { timeout: 20_000 }).toBe('done');
  return body.id as number;
}

/** Without what is said of the unit, which is another story. */
const rulesOf = (findings: readonly { rule: string }[]) =>
  findings
    .map(({ rule }) => rule.replace('provider-filing/', ''))
    .filter((rule) => rule !== 'the-unit-is-the-registered-provider');

test('a provider files an app whose package asks for more than it says', async () => {
  const packageId = 'cn.example.inspected';
  const parts = {
    packageId,
    versionName: '1.0.0',
    permissions: ['android.permission.CAMERA', 'android.permission.READ_CONTACTS'],
    classes: ['cn/example/Main', 'com/alipay/sdk/app/PayTask'],
  };
  const file = await inspected(
    aSignedApk(parts, { schemes: [{ scheme: 'v2', key: aSigningKey('Example') }] }),
  );
  const draft = await desk.draft();
  const { form } = (await desk.view(desk.provider, draft.body.id)).body;
  const [filed] = form.apps;
  const declare = (declared: string) =>
    desk.save(draft.body.id, {
      ...form,
      apps: [
        {
          ...filed,
          version: '1.0.0',
          packages: [{ version: '1.0.0', platform: 'android', packageId: declared, file }],
        },
      ],
    });

  // The wrong id is an error of the form; everything else is for the officer to judge.
  await declare('cn.example.other');
  const check = await app.call(desk.provider, 'GET', `/api/v1/provider-filings/${draft.body.id}/check`);
  expect(rulesOf(check.body.violations)).toEqual(['a-package-carries-the-id-that-was-declared']);
  expect(rulesOf(check.body.warnings)).toEqual([
    'a-package-asks-for-no-undeclared-permission',
    'the-permissions-fit-the-function',
    'the-kits-in-a-package-agree-with-the-answers',
  ]);
  expect(check.body.warnings).toContainEqual(
    expect.objectContaining({
      field: `apps.${filed.key}.permissions`,
      message: expect.stringContaining('通讯录（READ_CONTACTS）'),
      source: expect.stringContaining('教技函〔2019〕55号'),
    }),
  );

  await declare(packageId);
  expect((await desk.submit(draft.body.id)).status).toBe(201);

  const path = `/api/v1/provider-filings/${draft.body.id}/verification`;
  const { body: shown } = await app.call(desk.province, 'GET', path);
  expect(shown.packages).toMatchObject([
    {
      file,
      declared: { version: '1.0.0', platform: 'android', packageId },
      report: { packageId, versionName: '1.0.0', signing: { verdict: 'verified' } },
    },
  ]);
  const permissions = shown.items.find(({ path: item }: { path: string }) => item.endsWith('.permissions'));
  expect(rulesOf(permissions.findings)).toEqual([
    'a-package-asks-for-no-undeclared-permission',
    'the-permissions-fit-the-function',
  ]);

  // Accepted all the same, the signer that was verified is published, and everybody can check the package in hand.
  await desk.approve(draft.body.id);
  const [{ sha256 }] = shown.packages[0].report.certificates;
  const question = { platform: 'android', packageId, certificateDigest: sha256, version: '1.0.0' };
  const answer = await app.call(null, 'POST', '/api/v1/register/package-checks', { body: question });
  expect(answer.body).toMatchObject({ verdict: 'filed', signerCompared: true });
  const { id } = answer.body.app;
  expect((await app.call(null, 'GET', `/api/v1/register/apps/${id}/versions`)).body.items).toMatchObject([
    { version: '1.0.0', permissions: parts.permissions, sdks: [{ name: '支付宝支付' }], differences: null },
  ]);
  const halfAYear = new Date(app.now.getTime() + 183 * 86_400_000);
  expect(await appsNotUpdatedSince(app.database.db, app.now)).toEqual([]);
  expect(await appsNotUpdatedSince(app.database.db, halfAYear)).toMatchObject([{ appId: id }]);
});
