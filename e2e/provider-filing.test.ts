import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { OrganisationId } from '../src/policy/ids.ts';
import { loadYears } from '../src/server/calendar/load-years.ts';
import { transaction } from '../src/server/db/database.ts';
import { featureListeners } from '../src/server/features.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { workbench } from '../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../test/app.ts';
import { aPdf } from '../test/builders/documents.ts';
import { anOrganisation, aTree, type Tree } from '../test/builders/organisations.ts';
import { anApk } from '../test/builders/packages.ts';
import { aPerson, aSetting, PASSWORD } from '../test/builders/people.ts';
import { type ProviderDesk, providerDesk } from '../test/builders/provider-desk.ts';
import { aBrowser, aVisit, axeViolations, inBrowser, isTooWide, PHONE, served } from './browser.ts';

const quiet = { info: () => undefined, error: () => undefined };
const POLL = { timeout: 10_000 };
const SCAN = { name: '证明.pdf', mimeType: 'application/pdf', buffer: aPdf() };

inBrowser('filing an app', () => {
  let app: TestApp;
  let tree: Tree;
  let url: string;
  let browser: Browser;
  let desk: ProviderDesk;
  let provider: string;
  let officer: string;

  beforeAll(async () => {
    app = await anApp(new Date(), { workbench: workbench(quiet) });
    tree = await aTree(app.database.db);
    await transaction(app.database.db, (tx) =>
      loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
    );
    // Of enrolment, workbench.test.ts has its own journey.
    await aSetting(app, tree.henan, 'identity.second-factor-for', []);
    officer = (await aPerson(app, tree.henan, 'officer')).loginName;
    const providerId = await aProvider('示例教育科技有限公司', '91350100M000100Y43');
    provider = (await aPerson(app, providerId)).loginName;
    desk = await providerDesk(app, tree, { providerId, provider: await app.signIn('clerk', providerId) });
    await app.call(desk.province, 'POST', `/api/v1/organisations/${tree.henan}/return-templates`, {
      body: { kind: 'provider-filing', field: 'unit.proof', text: '单位有效证明看不清，请重新扫描上传' },
    });
    url = await served(app);
    browser = await aBrowser();
  });

  const aProvider = (name: string, creditCode: string): Promise<OrganisationId> =>
    anOrganisation(app.database.db, null, { kind: 'provider', name, creditCode, stages: [] });

  async function signedIn(loginName: string, path: string, options?: Parameters<typeof aVisit>[2]) {
    const visit = await aVisit(browser, url, options);
    visit.page.setDefaultTimeout(20_000);
    await visit.page.goto(path);
    await visit.page.getByLabel('账号名').fill(loginName);
    await visit.page.getByLabel('密码').fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    return visit;
  }

  const saved = (page: Page) => page.getByText('已自动保存', { exact: false }).first().waitFor();
  const choose = (page: Page, question: string, answer: string) =>
    page.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check();
  const nextTask = (page: Page) => page.getByRole('button', { name: /^下一项/ }).click();

  async function attach(page: Page, label: string, file = SCAN): Promise<void> {
    await page.getByLabel(label, { exact: true }).setInputFiles(file);
    await page.getByRole('link', { name: file.name }).last().waitFor();
  }

  async function fillUnit(page: Page): Promise<void> {
    await choose(page, '单位性质', '企业');
    await attach(page, '单位有效证明原件扫描件');
    await page.getByLabel('注册地（住所地）行政区划').fill('410102');
    await page.getByLabel('注册地（住所地）详细地址').fill('示例路 2 号');
    for (const who of ['法人信息', '联系人信息']) {
      await page.getByLabel(`${who}（姓名）`).fill('赵某');
      await page.getByLabel(`${who}（电话）`).fill('0371-00000000');
    }
    // The certificate is asked for as soon as it is due, and no sooner.
    await choose(page, '是否涉及经营电信业务', '是');
    await page.getByRole('group', { name: '电信业务经营许可' }).waitFor();
    await choose(page, '是否涉及经营电信业务', '否');
    await page.getByRole('group', { name: '电信业务经营许可' }).waitFor({ state: 'hidden' });
  }

  async function fillSystem(page: Page): Promise<void> {
    await page.getByRole('button', { name: '添加业务系统' }).click();
    await page.getByLabel('业务系统名称').fill('示例作业后台');
    await page.getByLabel('IP 地址').fill('192.0.2.10');
    await page.getByLabel('ICP 备案编号').fill('豫ICP备');
    await page.locator('.field-error').first().waitFor();
    await page.getByLabel('ICP 备案编号').fill('豫ICP备00000001号');
    await choose(page, '网络安全等级', '第二级');
    await page.getByLabel('等级保护备案号').fill('41010000001');
    await attach(page, '等级保护备案证书原件扫描件');
    await page.getByLabel('或者：不适用的理由').fill('二级系统，测评安排在今年第四季度');
  }

  async function fillApp(page: Page): Promise<void> {
    await page.getByRole('button', { name: '添加应用' }).click();
    await page.getByLabel('应用名称').fill('示例作业');
    await page.getByLabel('版本号').fill('1.0.0');
    await choose(page, '应用种类', 'APP');
    await choose(page, '应用平台', '安卓');
    await choose(page, '功能类型', '学习类');
    await choose(page, '服务对象', '职业院校');
    await choose(page, '服务内容', '作业与练习');
    await choose(page, '获取的权限', '相机');
    await choose(page, '是否具有以下功能', '均无');
    expect(await axeViolations(page)).toEqual([]);
    await nextTask(page);
    await page.getByRole('button', { name: '添加安装包' }).click();
    await choose(page, '应用平台', '安卓');
    await page.getByLabel('包名（Bundle ID）').fill('cn.example.homework');
    await attach(page, '安装包文件', {
      name: '示例作业.apk',
      mimeType: 'application/octet-stream',
      buffer: anApk([], 6),
    });
    expect(await axeViolations(page)).toEqual([]);
    await nextTask(page);
    for (const question of ['是否实施培训', '是否以未成年人为主要用户', '是否呈现广告', '是否含有游戏'])
      await choose(page, question, '否');
    for (const question of ['是否有注册用户', '是否收集个人信息']) await choose(page, question, '否');
  }

  let filing = '';

  test('a provider is told everything that is missing at once, fills it in, and gets a receipt', async () => {
    const { page, complaints } = await signedIn(provider, '/workbench/provider-filings');
    await page.getByLabel('河南省教育厅').check();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '新建备案' }).click();
    await page.waitForURL('**/workbench/cases/*');
    filing = new URL(page.url()).pathname;
    await page.getByRole('link', { name: '主管单位' }).click();
    await fillUnit(page);
    expect(await axeViolations(page)).toEqual([]);
    await nextTask(page);
    await choose(page, '主管单位是否即为开发者', '是');
    await page.getByRole('button', { name: '保存并返回任务列表' }).click();
    await fillSystem(page);
    await page.getByRole('button', { name: '保存并返回任务列表' }).click();
    await fillApp(page);
    await page.getByRole('button', { name: '保存并返回任务列表' }).click();
    await page.getByText('◐ 还有 1 处').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '检查并提交' }).click();
    await page.getByText('以下 1 处必须更正后才能提交').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /投诉举报渠道/ }).click();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toContain('complaintChannel');
    await page.keyboard.type('应用内“我的—意见与投诉”');
    await saved(page);
    await page.goBack();
    await page.getByRole('button', { name: '提交备案' }).click();
    await page.getByText(/TG\d{10}/).waitFor();
    await page.getByText('（含当日）').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  /** All at once what the machine says nothing of; what it points out, one by one. */
  async function findTheRestRight(page: Page): Promise<void> {
    await page.getByRole('button', { name: /项全部符合/ }).click();
    await page.getByRole('button', { name: '未发现问题的 0 项全部符合' }).waitFor();
    await page.getByLabel('只看尚未核验的').check();
    const open = page.locator('.verification-table').getByLabel('符合', { exact: true });
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await open.first().click();
      await expect.poll(() => open.count(), POLL).toBeLessThan(left);
    }
  }

  test('the province returns it with two reasons, each where it belongs', async () => {
    const { page, complaints } = await signedIn(officer, filing);
    await page.getByRole('heading', { name: '逐项核验' }).waitFor();
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('注册地（住所地）').getByLabel('有缺陷').check();
    await page.getByLabel('注册地（住所地）：问题').fill('请写到门牌号');
    await page.keyboard.press('Enter');
    await findTheRestRight(page);
    await page.getByText('有缺陷 1 项，尚未核验 0').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '退回补充' }).click();
    await page.getByLabel('从模板添加一项理由').selectOption({ label: '单位有效证明看不清，请重新扫描上传' });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '退回补充 2 项' }).click();
    await page.getByText('已退回，待补充').first().waitFor();
    expect(complaints).toEqual([]);
  });

  /** As somebody does who cannot use a mouse. */
  async function tabTo(page: Page, wanted: string): Promise<void> {
    const focused = "((e) => (e.labels?.[0] ?? e).textContent?.trim() ?? '')(document.activeElement)";
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>(focused)).startsWith(wanted)) return;
    }
    throw new Error(`no way to ${wanted} by Tab`);
  }

  test('the provider supplements it, by keyboard alone', async () => {
    const { page, complaints } = await aVisit(browser, url);
    await page.goto(filing);
    await page.getByLabel('账号名').waitFor();
    await tabTo(page, '账号名');
    await page.keyboard.type(provider);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('已退回，请补充以下 2 项').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await tabTo(page, '注册地（住所地）');
    await page.keyboard.press('Enter');
    await page.getByText('退回：请写到门牌号').waitFor();
    await tabTo(page, '注册地（住所地）详细地址');
    await page.keyboard.press('End');
    await page.keyboard.type('，示例大厦 3 号楼');
    await tabTo(page, '保存并返回任务列表');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '检查并提交' }).waitFor();
    await tabTo(page, '检查并提交');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '提交补充材料' }).waitFor();
    await tabTo(page, '提交补充材料');
    await page.keyboard.press('Enter');
    await page.getByText(/TG\d{10}/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('the province sees what changed, approves it, and the number is shown; later it is suspended', async () => {
    const { page, complaints } = await signedIn(officer, filing);
    await page.getByRole('heading', { name: '补充了 1 处（与退回时相比）' }).waitFor();
    await findTheRestRight(page);
    await page.getByText('尚未核验 0').waitFor();
    await page.getByRole('button', { name: '通过并编号' }).click();
    await page.getByRole('button', { name: '准予备案', exact: true }).click();
    await page
      .getByText(/教APP备41\d{5}号/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('region', { name: '已准予备案并公布' }).getByRole('link').click();
    await page.getByRole('button', { name: '暂停备案' }).click();
    await page.getByLabel('从哪一天起').fill(today());
    await page.getByLabel('原因').fill('示例：未按要求整改');
    await page.getByLabel('依据（文号或通报）').fill('示例通报〔2026〕1 号');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '暂停备案' }).click();
    await page.getByText('已办理“暂停备案”').waitFor();
    await page.getByRole('button', { name: '恢复备案' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const today = (): string => new Date(app.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

  test('two windows on one draft: the second is shown what differs, and chooses', async () => {
    const { body } = await desk.draft();
    const task = `/workbench/provider-filings/${body.id}/tasks/unit`;
    const [one, other] = [await signedIn(provider, task), await signedIn(provider, task, PHONE)];
    const address = '注册地（住所地）详细地址';
    await other.page.getByLabel(address).waitFor();
    await one.page.getByLabel(address).fill('甲路 1 号');
    await saved(one.page);
    await expect
      .poll(
        async () => (await desk.view(desk.provider, body.id)).body.form.unit.registeredPlace.address,
        POLL,
      )
      .toBe('甲路 1 号');
    await other.page.getByLabel(address).fill('乙路 2 号');
    await other.page.getByText('这份草稿已在另一个窗口保存过').waitFor();
    await other.page.getByRole('cell', { name: '甲路 1 号' }).waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    expect(await isTooWide(other.page)).toBe(false);
    await other.page.getByRole('button', { name: '保留我填写的' }).click();
    await expect
      .poll(
        async () => (await desk.view(desk.provider, body.id)).body.form.unit.registeredPlace.address,
        POLL,
      )
      .toBe('乙路 2 号');
  });

  test('what is typed without a connection, in a tab that is closed then, is there again', async () => {
    const { body } = await desk.draft();
    const task = `/workbench/provider-filings/${body.id}/tasks/unit`;
    const { page } = await signedIn(provider, task, PHONE);
    const name = page.getByLabel('联系人信息（姓名）');
    await name.waitFor();
    await page.context().setOffline(true);
    await name.fill('孙某');
    await page.getByText('连不上服务器', { exact: false }).waitFor();
    await page.context().setOffline(false);
    const { context } = { context: page.context() };
    await page.close();
    const again = await context.newPage();
    await again.goto(task);
    await expect.poll(() => again.getByLabel('联系人信息（姓名）').inputValue(), POLL).toBe('孙某');
    await expect
      .poll(async () => (await desk.view(desk.provider, body.id)).body.form.unit.contact.name, POLL)
      .toBe('孙某');
  });
});
