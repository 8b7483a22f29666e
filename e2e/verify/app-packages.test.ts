import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownSdks } from '../../src/policy/app-packages/known-sdks.ts';
import { compareGroups } from '../../src/policy/provider-filing/permission-groups.ts';
import { permissions } from '../../src/policy/settings/default-option-lists.ts';
import { loadYears } from '../../src/server/calendar/load-years.ts';
import { transaction } from '../../src/server/db/database.ts';
import { inspectPackage } from '../../src/server/features/app-packages/inspect-package.ts';
import { featureJobs, featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { workbench } from '../../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../../test/app.ts';
import { type ApkParts, aSignedApk } from '../../test/builders/android/apk.ts';
import { aSigningKey, type SigningKey } from '../../test/builders/android/signing-keys.ts';
import { bytesOf } from '../../test/builders/byte-source.ts';
import { anOrganisation, aTree, type Tree } from '../../test/builders/organisations.ts';
import { aPerson, aSetting, PASSWORD } from '../../test/builders/people.ts';
import { anotherApp, type ProviderDesk, providerDesk } from '../../test/builders/provider-desk.ts';
import { aFiledApp } from '../../test/builders/provider-filing.ts';
import { aBrowser, aVisit, axeViolations, DESKTOP, inBrowser, isTooWide, PHONE, served } from '../browser.ts';

const quiet = { info: () => undefined, error: () => undefined };

/** The file that REAL_PACKAGE names, as `npm run verify` does; otherwise one with much to find in it. */
const real = process.env['REAL_PACKAGE'];
/** Asks for contacts, which nobody declares; carries a kit for payment; is made for an old Android. */
const content =
  real === undefined
    ? apk(aSigningKey('Example'), {
        packageId: 'cn.example.homework',
        targetSdk: 29,
        permissions: [
          'android.permission.INTERNET',
          'android.permission.CAMERA',
          'android.permission.READ_CONTACTS',
        ],
        classes: ['cn/example/homework/Main', 'com/alipay/sdk/app/PayTask'],
      })
    : readFileSync(real);

function apk(key: SigningKey, parts: ApkParts): Buffer {
  return aSignedApk(parts, { schemes: [{ scheme: 'v2', key }] });
}

const named = (buffer: Buffer) => ({
  name: '示例作业.apk',
  mimeType: 'application/vnd.android.package-archive',
  buffer,
});

/** What the journeys expect to be shown: as our inspection reads the file, which test/judges compares with other tools. */
async function readOff() {
  const report = await inspectPackage(bytesOf(content), knownSdks);
  const { packageId, versionName, label } = report;
  if (packageId === null || versionName === null || label === null)
    throw new Error('a package without a name');
  const { groups } = compareGroups(aFiledApp(), report, permissions);
  const beyond = groups.find(({ isDeclared, isBeyondNeed }) => !isDeclared && isBeyondNeed)?.group.label;
  if (beyond === undefined) throw new Error('a package that asks for nothing undeclared');
  // Of the province, so that whatever the file is made for is too old.
  const oldestTarget = (report.targetSdk ?? report.minSdk ?? 1) + 1;
  return { report, packageId, versionName, label, beyond, oldestTarget };
}

inBrowser('an install package from upload to the parent who checks it', () => {
  let app: TestApp;
  let tree: Tree;
  let url: string;
  let browser: Browser;
  let desk: ProviderDesk;
  let provider: string;
  let officer: string;
  let filing: number;
  let read: Awaited<ReturnType<typeof readOff>>;

  beforeAll(async () => {
    read = await readOff();
    app = await anApp(new Date(), { workbench: workbench(quiet), channels: { publicUrl: '' } });
    tree = await aTree(app.database.db);
    await transaction(app.database.db, (tx) =>
      loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
    );
    await aSetting(app, tree.henan, 'identity.second-factor-for', []);
    await aSetting(app, tree.henan, 'packages.oldest-target', read.oldestTarget);
    await app.app.services.jobs.start(featureJobs(app.app.services));
    officer = (await aPerson(app, tree.henan, 'officer')).loginName;
    const company = {
      kind: 'provider',
      name: '示例教育科技有限公司',
      creditCode: '91350100M000100Y43',
    } as const;
    const providerId = await anOrganisation(app.database.db, null, { ...company, stages: [] });
    provider = (await aPerson(app, providerId)).loginName;
    desk = await providerDesk(app, tree, { providerId, provider: await app.signIn('clerk', providerId) });
    filing = (await desk.draft({ apps: [anotherApp({ key: 'a1', name: read.label, packages: [] })] })).body
      .id;
    url = await served(app);
    browser = await aBrowser();
  });
  afterAll(() => app.app.services.jobs.stop());

  async function signedIn(loginName: string, path: string, options?: Parameters<typeof aVisit>[2]) {
    const visit = await aVisit(browser, url, options);
    visit.page.setDefaultTimeout(60_000);
    await visit.page.goto(path);
    await visit.page.getByLabel('账号名').fill(loginName);
    await visit.page.getByLabel('密码').fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    return visit;
  }

  /** On a desk, and no wider than a phone. */
  async function isSound(page: Page): Promise<void> {
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize(PHONE.viewport);
    expect(await isTooWide(page)).toBe(false);
    await page.setViewportSize(DESKTOP.viewport);
  }

  const row = (page: Page, table: string, name: string) =>
    page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name });

  test('the provider uploads it, takes over what was read, sees what was found, and submits', async () => {
    const { page, complaints } = await signedIn(
      provider,
      `/workbench/provider-filings/${filing}/tasks/packages.a1`,
    );
    await page.getByRole('button', { name: '添加安装包' }).click();
    await page.getByLabel('包名（Bundle ID）').fill('cn.example.other');
    await page.getByLabel('安装包文件', { exact: true }).setInputFiles(named(content));
    await page.getByText('从安装包中读出').waitFor();
    // The rules look at the package while one types, as the server will.
    await page.getByText(`文件中的包名是“${read.packageId}”`).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '用读出的值填写平台、包名和版本号' }).click();
    await page.getByText('与上面填写的一致').waitFor();
    await page.getByRole('button', { name: `把应用的版本号也改为 ${read.versionName}` }).click();
    await page.getByText('面向的系统版本过旧').waitFor();
    await page.getByRole('button', { name: '保存并返回任务列表' }).click();
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText(/以下 \d+ 处请核对/).waitFor();
    await row(page, '权限', read.beyond).getByText('未申报').waitFor();
    await row(page, '申报与实际', '签名者').getByText('✔ 已验证').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: '提交备案' }).click();
    await page.getByText(/TG\d{10}/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('the officer sees declared beside actual, accepts one finding and returns another', async () => {
    const { page, complaints } = await signedIn(officer, `/workbench/cases/${filing}`);
    await page.getByRole('heading', { name: `${read.label}：安装包的申报与实际` }).waitFor();
    await row(page, '申报与实际', '包名').getByText('✔ 一致').waitFor();
    await row(page, '申报与实际', '第三方组件')
      .getByText(read.report.sdks.length > 0 ? '却申报为没有' : '没有认出')
      .waitFor();
    await row(page, '权限', read.beyond).getByText('超出同类应用通常的需要').waitFor();
    await page.getByRole('button', { name: /^接受：.*面向的系统版本过旧/ }).click();
    await page.getByText('已接受').waitFor();
    await page.getByRole('button', { name: /^列入退回：.*没有申报的权限/ }).click();
    await page.getByText('已列入退回').waitFor();
    await isSound(page);
    await page.getByText('接受自动检查的提示').first().waitFor();
    await page.getByRole('button', { name: '退回补充' }).click();
    const reason = page.getByLabel('第 1 项', { exact: true });
    await expect.poll(() => reason.inputValue()).toContain('索取了没有申报的权限：');
    expect(await reason.inputValue()).toContain(read.beyond);
    await page.getByRole('button', { name: '退回补充 1 项' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  test('once it is filed, its record shows the version', async () => {
    const { report } = read;
    expect(await desk.submit(filing)).toMatchObject({ status: 201 });
    expect(await desk.approve(filing)).toMatchObject({ status: 201 });
    const [{ id }] = (await desk.view(desk.provider, filing)).body.published;
    const { page, complaints } = await signedIn(officer, `/workbench/records/${id}`, PHONE);
    await page.getByRole('heading', { name: '备案的版本' }).waitFor();
    await page
      .getByText(`权限 ${report.permissions.length} 项，第三方组件 ${report.sdks.length} 个`)
      .waitFor();
    expect([await isTooWide(page), await axeViolations(page)]).toEqual([false, []]);
    expect(complaints).toEqual([]);
  });

  test('the province adds a kit to those that are recognised, from a day on', async () => {
    const administrator = await aPerson(app, tree.henan, 'system-administrator');
    const { page, complaints } = await signedIn(administrator.loginName, '/workbench/settings/packages.sdks');
    await page.getByRole('button', { name: '添加组件' }).click();
    await page.getByLabel('第 1 项的名称').fill('示例广告');
    await page.getByLabel('第 1 项的类别').selectOption('advertising');
    await page.getByLabel('第 1 项的类包名前缀').fill('com.example.ads');
    const today = new Date(app.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await page.getByLabel('生效日期').fill(today);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '录入设定' }).click();
    await page.getByText('76 项：示例广告').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('a parent checks the file on a phone without JavaScript: filed, signed by another, not filed', async () => {
    const { page } = await aVisit(browser, url, { ...PHONE, javaScriptEnabled: false });
    const stranger = aSigningKey('Somebody else');
    await page.goto('/');
    await page.getByRole('link', { name: '查安装包' }).first().click();
    for (const [file, said] of [
      [content, '是备案的那一个'],
      [apk(stranger, { packageId: read.packageId }), '签名者不同'],
      [apk(stranger, { packageId: 'cn.example.none', names: { '': '无' } }), '没有查到备案'],
    ] as const) {
      await page.getByLabel('安装包文件').setInputFiles(named(file));
      await page.getByRole('button', { name: '上传并核对' }).click();
      await page.locator('.verdict .said').filter({ hasText: said }).waitFor();
      expect([said, await isTooWide(page)]).toEqual([said, false]);
    }
    await page.getByRole('link', { name: '用别的方式核对' }).click();
    await page.getByLabel('包名（Bundle ID）').fill(read.packageId);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.locator('.verdict').filter({ hasText: '签名者没有核对' }).waitFor();
    const verdict = await aVisit(browser, url, PHONE);
    await verdict.page.goto(page.url());
    expect([await isTooWide(verdict.page), await axeViolations(verdict.page)]).toEqual([false, []]);
  });
});
