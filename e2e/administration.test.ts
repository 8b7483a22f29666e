import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../src/policy/access/grants.ts';
import type { OrganisationId } from '../src/policy/ids.ts';
import { loadYears } from '../src/server/calendar/load-years.ts';
import { transaction } from '../src/server/db/database.ts';
import { featureListeners } from '../src/server/features.ts';
import { SESSION_COOKIE } from '../src/server/http/authentication.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { workbench } from '../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../test/app.ts';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../test/builders/organisations.ts';
import { aPerson, aSetting } from '../test/builders/people.ts';
import { aBrowser, aVisit, axeViolations, DESKTOP, inBrowser, isTooWide, PHONE, served } from './browser.ts';

const quiet = { info: () => undefined, error: () => undefined };

inBrowser('those who administer', () => {
  let app: TestApp;
  let tree: Tree;
  let url: string;
  let browser: Awaited<ReturnType<typeof aBrowser>>;

  beforeAll(async () => {
    // A browser keeps no cookie that has expired by its own clock.
    app = await anApp(new Date(), { workbench: workbench(quiet) });
    tree = await aTree(app.database.db);
    await aSetting(app, tree.ministry, 'identity.second-factor-for', []);
    await transaction(app.database.db, (tx) =>
      loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
    );
    const school = await app.signIn('clerk', tree.shiheSchool);
    const officer = await app.signIn('officer', tree.shihe);
    const { body } = await filingDesk(app).submitted(school, tree.shiheSchool);
    expect((await filingDesk(app).confirm(officer, body)).status).toBe(201);
    url = await served(app);
    browser = await aBrowser();
  });

  /** Signed in as somebody new with that role there, at home. */
  async function aVisitOf(role: Role, at: OrganisationId, options = DESKTOP) {
    const token = await app.signIn(role, at);
    const visit = await aVisit(browser, url, options);
    await visit.page.context().addCookies([{ name: SESSION_COOKIE, value: token, url }]);
    await visit.page.goto('/workbench/');
    await visit.page.getByRole('heading', { name: '首页' }).waitFor();
    return visit;
  }

  /** By the navigation, and without fault there. */
  async function goTo(page: Page, link: string, heading: string): Promise<void> {
    await page
      .getByRole('navigation', { name: '工作台' })
      .getByRole('link', { name: link, exact: true })
      .click();
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await isSound(page);
  }

  async function isSound(page: Page): Promise<void> {
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    expect(await axeViolations(page), page.url()).toEqual([]);
    expect(await isTooWide(page), page.url()).toBe(false);
  }

  test('the security administrator issues accounts to everyone below and prints the sheet', async () => {
    const { page, complaints } = await aVisitOf('security-administrator', tree.shihe);
    await isSound(page);
    await goTo(page, '接口密钥', '接口密钥');
    expect(await page.getByRole('heading', { name: '申请密钥' }).count()).toBe(0);
    await goTo(page, '账号', '账号');
    await page.getByRole('link', { name: '账号交接' }).click();
    await page.getByText('没有等待交接的账号').waitFor();
    await isSound(page);
    await page.goBack();
    await page.getByRole('link', { name: '开通账号' }).click();
    await page.getByRole('combobox', { name: '为谁开通' }).selectOption('全部下级');
    await page.getByRole('button', { name: /^为 \d+ 个机构开通账号$/ }).click();
    await page.getByRole('heading', { name: '激活码单（2 份）' }).waitFor();
    const slips = page.locator('.slip');
    expect(await slips.count()).toBe(2);
    expect(await slips.first().locator('.code').textContent()).toMatch(/\S{8,}/);
    await isSound(page);
    await page.emulateMedia({ media: 'print' });
    expect(await slips.first().isVisible()).toBe(true);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('combobox', { name: '为谁开通' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const issued = await slips.first().locator('dd').nth(1).textContent();
    await goTo(page, '账号', '账号');
    await page
      .getByRole('row', { name: issued ?? '' })
      .getByText('○ 尚未激活')
      .waitFor();
    expect(complaints).toEqual([]);
  });

  test('the security administrator gives a new code to whoever lost the password', async () => {
    const { loginName } = await aPerson(app, tree.pingqiaoSchool);
    const { page } = await aVisitOf('security-administrator', tree.pingqiao, PHONE);
    await page.getByRole('button', { name: '导航' }).click();
    await goTo(page, '账号', '账号');
    await page.getByRole('button', { name: `管理账号：${loginName}` }).click();
    await isSound(page);
    await page.getByRole('button', { name: '发放新的激活码' }).click();
    await page.getByRole('heading', { name: '激活码单（1 份）' }).waitFor();
    await isSound(page);
  });

  test('the system administrator enters a setting from a day on', async () => {
    const { page, complaints } = await aVisitOf('system-administrator', tree.henan);
    await isSound(page);
    await goTo(page, '设定', '设定');
    await page.getByRole('link', { name: '使用者备案的确认时限（工作日）' }).click();
    await page.getByText('本级还没有录入过').waitFor();
    const value = page.getByRole('textbox', { name: '使用者备案的确认时限（工作日）' });
    await value.fill('0');
    await page.getByText('至少 1 个工作日').waitFor();
    await value.fill('5');
    await page.getByLabel('生效日期').fill('2999-01-01');
    await page.getByRole('button', { name: '录入设定' }).click();
    await page.getByRole('cell', { name: '2999-01-01' }).waitFor();
    await isSound(page);
    for (const key of ['options.permissions', 'identity.password-policy']) {
      await page.goto(`/workbench/settings/${key}`);
      await page.getByRole('button', { name: '录入设定' }).waitFor();
      await isSound(page);
    }
    await goTo(page, '工作日历', `${app.now.getFullYear()} 年工作日历`);
    expect(complaints).toEqual([]);
  });

  test('the system administrator takes over a roster, sees the errors, and renames a school', async () => {
    const { page, complaints } = await aVisitOf('system-administrator', tree.gushi);
    await goTo(page, '机构', '机构');
    await page.getByRole('link', { name: '导入名册' }).click();
    await isSound(page);
    const roster = (...rows: string[]) => ({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${['名称,类型,学段,上级', ...rows].join('\n')}\n`),
    });
    const file = page.getByLabel('表格文件（.xlsx 或 .csv）');
    await file.setInputFiles(roster('固始县示例第二小学,学校,中小学,固始县教育局（示例）', ',学校,中小学,'));
    await page.getByRole('button', { name: '试算，不保存' }).click();
    const marked = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标出错误的工作簿' }).click();
    expect((await marked).suggestedFilename()).toBe('标出错误-roster.xlsx');
    await isSound(page);
    await file.setInputFiles(roster('固始县示例第二小学,学校,中小学,固始县教育局（示例）'));
    await page.getByRole('button', { name: '试算，不保存' }).click();
    await page.getByRole('button', { name: '导入这 1 行' }).click();
    await page.getByText('已导入：1 行，登记 1').waitFor();
    await goTo(page, '机构', '机构');
    await page.getByRole('link', { name: '固始县示例第二小学' }).click();
    await page.getByRole('button', { name: '更名' }).click();
    await page.getByLabel('新名称').fill('固始县示例实验小学');
    await isSound(page);
    await page.getByRole('button', { name: '更名' }).last().click();
    await page.getByRole('heading', { name: '固始县示例实验小学' }).waitFor();
    await page.getByRole('cell', { name: '更名' }).waitFor();
    await page.goto('/workbench/organisations/new');
    await isSound(page);
    expect(complaints).toEqual([]);
  });

  test('the audit administrator looks at a timeline, whose hashes are reckoned anew', async () => {
    const { page, complaints } = await aVisitOf('audit-administrator', tree.xinyang);
    await isSound(page);
    await goTo(page, '审计', '审计');
    await page.getByLabel('机构', { exact: true }).fill('浉河区示例小');
    await page.getByRole('button', { name: '浉河区示例小学' }).click();
    await page.getByRole('button', { name: '查看时间线' }).click();
    await page.getByText('前后相接，没有改动').waitFor();
    await page.getByText('查看').first().click();
    await page.getByText('哈希', { exact: false }).first().waitFor();
    await isSound(page);
    expect(complaints).toEqual([]);
  });

  test('the province drills down to a school and takes the table along', async () => {
    const { page, complaints } = await aVisitOf('officer', tree.henan);
    await isSound(page);
    await goTo(page, '完成情况', '备案完成情况');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 xlsx' }).click();
    expect((await download).suggestedFilename()).toMatch(/统计表.*\.xlsx$/);
    await page.getByRole('link', { name: /^信阳市（示例）$/ }).click();
    await page.getByRole('link', { name: /^浉河区（示例）$/ }).click();
    await page.getByText('1/3 所').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: '还有 2 所未完成' }).click();
    await page.getByRole('combobox', { name: '是否完成' }).selectOption('已完成的');
    await page.getByRole('cell', { name: '● 已完成' }).waitFor();
    await isSound(page);
    await page.getByRole('link', { name: '浉河区示例小学' }).click();
    await page.getByRole('heading', { name: '浉河区示例小学' }).waitFor();
    await isSound(page);
    await page.goto('/workbench/completion/institutions');
    await page.getByRole('cell', { name: '河南示例大学' }).waitFor();
    await isSound(page);
    await goTo(page, '自行登记的单位', '自行登记的单位');
    await goTo(page, '机构', '机构');
    expect(complaints).toEqual([]);
  });

  test('a county officer makes a template and a key, which is shown once, on a phone', async () => {
    const { page, complaints } = await aVisitOf('officer', tree.shihe, PHONE);
    await isSound(page);
    const open = () => page.getByRole('button', { name: '导航' }).click();
    await open();
    await goTo(page, '完成情况', '备案完成情况');
    await open();
    await goTo(page, '退回模板', '退回模板');
    await page.getByLabel('退回理由').fill('请补充集体决策的会议纪要。');
    await page.getByRole('button', { name: '添加模板' }).click();
    await page.getByRole('button', { name: '停用：请补充集体决策的会议纪要。' }).waitFor();
    await isSound(page);
    await open();
    await goTo(page, '接口密钥', '接口密钥');
    await page.getByLabel('名称').fill('统计大屏');
    await page.getByLabel('查看统计明细').check();
    const year = app.now.getFullYear();
    await page.getByLabel('有效期至').fill(`${year + 1}-01-01`);
    await page.getByRole('button', { name: '申请密钥' }).click();
    await page.getByText(/^reg_/).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: '我已保存' }).click();
    expect(await page.getByText(/^reg_/).count()).toBe(0);
    await page.getByRole('button', { name: '撤销密钥：统计大屏' }).click();
    await page.getByText('撤销', { exact: false }).first().waitFor();
    expect(complaints).toEqual([]);
  });
});
