import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { RegisterAppId } from '../src/policy/ids.ts';
import { loadYears } from '../src/server/calendar/load-years.ts';
import { transaction } from '../src/server/db/database.ts';
import { featureListeners } from '../src/server/features.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { workbench } from '../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../test/app.ts';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../test/builders/organisations.ts';
import { aPerson, PASSWORD } from '../test/builders/people.ts';
import { aRegisterApp } from '../test/builders/register.ts';
import { aBrowser, aVisit, axeViolations, inBrowser, isTooWide, PHONE, served } from './browser.ts';

const quiet = { info: () => undefined, error: () => undefined };
const MINUTES = {
  name: '会议纪要.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

inBrowser('use filing in the workbench', () => {
  let app: TestApp;
  let tree: Tree;
  let url: string;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  let registered: RegisterAppId;
  let clerk: string;
  let officer: string;

  beforeAll(async () => {
    // A browser keeps no cookie that has expired by its own clock.
    app = await anApp(new Date(), { workbench: workbench(quiet) });
    tree = await aTree(app.database.db);
    await transaction(app.database.db, (tx) =>
      loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
    );
    registered = await aRegisterApp(app.database.db, { name: '示例口算' });
    clerk = (await aPerson(app, tree.shiheSchool)).loginName;
    officer = (await aPerson(app, tree.shihe, 'officer')).loginName;
    url = await served(app);
    browser = await aBrowser();
  });

  async function signIn(page: Page, loginName: string, path: string): Promise<void> {
    await page.goto(path);
    await page.getByLabel('账号名').fill(loginName);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
  }

  const settled = (page: Page) => page.getByText('已自动保存').waitFor();

  const answer = (page: Page, group: string, option: string) =>
    page.getByRole('group', { name: group, exact: true }).getByLabel(option, { exact: true }).check();

  async function fillIn(page: Page): Promise<void> {
    const texts = {
      '住所地（行政区划）': '411502',
      '住所地（详细地址）': '示例路 1 号',
      '法人信息（姓名）': '张某',
      '法人信息（电话）': '0376-0000000',
      '联系人信息（姓名）': '李某',
      '联系人信息（电话）': '0376-0000001',
      '教职工、学生和家长的意见': '已征求意见，均同意。',
    };
    await answer(page, '单位有效证明', '统一机构代码');
    await page.getByLabel('单位有效证明号码').fill('12345678-X');
    for (const [label, text] of Object.entries(texts))
      await page.getByLabel(label, { exact: true }).fill(text);
    const options = { 使用对象: '教师', 使用场景: '课堂教学', 使用性质: '要求使用', 来源: '自主选用' };
    for (const [group, option] of Object.entries(options)) await answer(page, group, option);
    for (const group of ['是否收费', '是否变相收费', '是否植入商业广告', '是否植入游戏'])
      await answer(page, group, '否');
  }

  test('a required use is refused with its article, mended, submitted and confirmed', async () => {
    const { page, complaints } = await aVisit(browser, url);
    await signIn(page, clerk, '/workbench/use-filings');
    await page.getByText('还没有备案。').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '填报一个应用' }).click();
    await page.getByLabel('查找已备案的应用').fill('口算');
    await page.getByRole('button', { name: '填报这个应用：示例口算' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '填报这个应用：示例口算' }).click();
    await page.getByRole('heading', { name: '使用者备案：示例口算' }).waitFor();
    await fillIn(page);
    // As one types, by the same rules as on the server.
    const beside = page.getByRole('complementary', { name: '规则核对' });
    await beside.getByText('要求使用的应用没有经过集体决策，不得要求使用。').waitFor();
    await settled(page);
    await page.getByRole('button', { name: '核对填写内容' }).click();
    await page.getByRole('button', { name: '提交备案' }).click();
    const summary = page.locator('.error-summary');
    await summary.getByText('《备案管理办法》附件2注5', { exact: false }).first().waitFor();
    await expect.poll(() => summary.evaluate((element) => element.matches(':focus'))).toBe(true);
    await summary.getByRole('link', { name: '要求使用的应用没有经过集体决策' }).click();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('use-collectiveDecision');
    expect(await axeViolations(page)).toEqual([]);
    await answer(page, '是否有集体决策', '是');
    await page.getByLabel('决策日期').fill('2020-01-02');
    await page.getByLabel('决策机构').fill('校务会议');
    await page.getByLabel('参加人').fill('张某\n李某\n王某');
    await page.getByLabel('会议纪要').setInputFiles(MINUTES);
    await page.getByRole('link', { name: '会议纪要.pdf' }).waitFor();
    await answer(page, '是否签订协议/合同', '是');
    await page.getByLabel('协议或合同', { exact: true }).setInputFiles({ ...MINUTES, name: '协议.pdf' });
    await page.getByRole('link', { name: '协议.pdf' }).waitFor();
    await beside.getByText('各项都已填好').waitFor();
    await page.getByRole('button', { name: '核对填写内容' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交备案' }).click();
    await page.getByRole('heading', { name: '备案已提交' }).waitFor();
    expect(await page.getByRole('region', { name: '回执' }).textContent()).toMatch(
      /SY.*确认时限：\d{4}-\d\d-\d\d（含当日）/,
    );
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);

    const county = await aVisit(browser, url);
    await signIn(county.page, officer, '/workbench/queue');
    await county.page.getByRole('link', { name: '示例口算' }).click();
    await county.page.getByText('自动核验：各项规则均已符合').waitFor();
    expect(await axeViolations(county.page)).toEqual([]);
    await county.page.getByRole('button', { name: '确认备案' }).click();
    await county.page.getByRole('button', { name: '作废确认' }).waitFor();
    expect(county.complaints).toEqual([]);
    await page.getByRole('link', { name: '返回应用使用备案' }).click();
    await page.getByRole('button', { name: '变更：示例口算' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('the use is stopped, and a county files on behalf of a school', async () => {
    const { page, complaints } = await aVisit(browser, url);
    await signIn(page, clerk, '/workbench/use-filings');
    await page.getByRole('link', { name: '停用：示例口算' }).click();
    await page.getByRole('button', { name: '提交停用' }).click();
    await page.getByRole('link', { name: '停用原因' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await answer(page, '停用原因', '不再需要');
    await page.getByRole('button', { name: '提交停用' }).click();
    await page.getByRole('heading', { name: '停用已提交' }).waitFor();
    const county = await aVisit(browser, url);
    await signIn(county.page, officer, '/workbench/use-filings/on-behalf');
    await county.page.getByLabel('查找学校').fill('示例中学');
    await county.page.getByRole('link', { name: '浉河区示例中学' }).click();
    await county.page.getByRole('heading', { name: '代填：浉河区示例中学' }).waitFor();
    expect(await axeViolations(county.page)).toEqual([]);
    await county.page.getByRole('link', { name: '填报一个应用' }).click();
    await county.page.getByLabel('查找已备案的应用').fill('口算');
    await county.page.getByRole('button', { name: '填报这个应用：示例口算' }).click();
    await county.page.getByText('浉河区教育局（示例） 代 浉河区示例中学 填报').waitFor();
    expect([...complaints, ...county.complaints]).toEqual([]);
  });

  test('two tabs on one draft show the conflict; a closed tab loses nothing', async () => {
    const token = await app.signIn('clerk', tree.shiheMiddleSchool);
    const draft = await filingDesk(app).draft(token, tree.shiheMiddleSchool, {
      app: { registerId: registered },
    });
    const { loginName } = await aPerson(app, tree.shiheMiddleSchool);
    const path = `/workbench/use-filings/${draft.body.id}`;
    const { page } = await aVisit(browser, url);
    await signIn(page, loginName, path);
    await settled(page);
    const other = await page.context().newPage();
    await other.goto(path);
    await settled(other);
    await other.getByLabel('住所地（详细地址）').fill('另一窗口路 2 号');
    await other.getByText('正在保存…').waitFor();
    await settled(other);
    await other.close();
    await page.getByLabel('住所地（详细地址）').fill('本窗口路 3 号');
    await page.getByRole('cell', { name: '另一窗口路 2 号' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '保留我填写的' }).click();
    await settled(page);
    await page.route('**/draft', (route) => route.abort());
    await page.getByLabel('住所地（详细地址）').fill('断网路 4 号');
    await page.getByText('已存在本机').waitFor();
    await page.close();
    const again = await page.context().newPage();
    await again.goto(path);
    await settled(again);
    expect(await again.getByLabel('住所地（详细地址）').inputValue()).toBe('断网路 4 号');
    const saved = await app.call(token, 'GET', `/api/v1/use-filings/${draft.body.id}`);
    expect(saved.body.form.unit.domicile.address).toBe('断网路 4 号');
  });

  test('no use is one tap on a phone', async () => {
    const { loginName } = await aPerson(app, tree.shiheKindergarten);
    const { page, complaints } = await aVisit(browser, url, PHONE);
    await signIn(page, loginName, '/workbench/use-filings');
    await page.getByRole('button', { name: '声明没有使用应用' }).tap();
    await page.getByText('回执号').waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText('没有缺项。1 件等待主管部门确认。').waitFor();
    await page.getByRole('link', { name: '填报一个应用' }).click();
    await page.getByLabel('查找已备案的应用').fill('口算');
    await page.getByRole('button', { name: '填报这个应用：示例口算' }).tap();
    await page.getByText('规则核对').waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto('/workbench/use-filings/import');
    await page.getByLabel('表格').setInputFiles({
      name: '备案.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('备案号,使用性质\n教APP备9999999号,要求使用\n'),
    });
    await page.getByRole('button', { name: '试算，不保存' }).tap();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标出错误的工作簿' }).tap();
    expect((await download).suggestedFilename()).toBe('标出错误-备案.xlsx');
    expect(await isTooWide(page)).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('an officer returns one and confirms the rest at once, by keyboard alone', async () => {
    const token = await app.signIn('clerk', tree.shiheSchool);
    const names = ['示例朗读', '示例画板', '示例算盘'];
    for (const name of names) {
      const picked = { registerId: await aRegisterApp(app.database.db, { name }) };
      expect((await filingDesk(app).submitted(token, tree.shiheSchool, { app: picked })).status).toBe(201);
    }
    const { page, complaints } = await aVisit(browser, url);
    await signIn(page, officer, '/workbench/use-filings/confirmations');
    await page.getByText('已列出 3 件').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const goTo = async (name: string, key: string): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press(key);
    };
    await goTo('确认：示例朗读，浉河区示例小学', 'Space');
    await page.getByText('未勾选 1 件').waitFor();
    await goTo('确认勾选的 2 件', 'Enter');
    await page.getByText('已确认 2 件').waitFor();
    await goTo('示例朗读', 'Enter');
    await page.getByText('办到哪一步').waitFor();
    await page.getByRole('button', { name: '退回补充' }).waitFor();
    await goTo('退回补充', 'Enter');
    await tabTo(page, '第 1 项');
    await page.keyboard.type('请补充征求意见的材料');
    expect(await axeViolations(page)).toEqual([]);
    await goTo('退回补充 1 项', 'Enter');
    await page.getByText('已退回，请补充以下 1 项').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

const FOCUSED = `(() => { const at = document.activeElement;
  return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim(); })()`;

/** Presses Tab until that is reached, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>(FOCUSED)) === name) return;
  }
  throw new Error(`${name} is not reached by the Tab key`);
}
