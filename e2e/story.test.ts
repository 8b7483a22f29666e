import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { aPdf } from '../test/builders/documents.ts';
import { anOrganisation } from '../test/builders/organisations.ts';
import { anApk } from '../test/builders/packages.ts';
import { aPerson, PASSWORD } from '../test/builders/people.ts';
import { axeViolations, inBrowser, isTooWide } from './browser.ts';
import { type Keyboard, keyboardOf } from './keyboard.ts';
import { readQrCode } from './read-qr-code.ts';
import { aStage, type Stage } from './stage.ts';

const PROJECT = join(import.meta.dirname, '..');
const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: aPdf() });
const PACKAGE = { name: '示例作业.apk', mimeType: 'application/octet-stream', buffer: anApk([], 6) };

inBrowser('from the provider to the parent', () => {
  let stage: Stage;
  let provider: string;
  let providerId: Awaited<ReturnType<typeof anOrganisation>>;

  beforeAll(async () => {
    stage = await aStage();
    const { app, tree } = stage;
    const company = {
      kind: 'provider',
      name: '示例教育科技有限公司',
      creditCode: '91350100M000100Y43',
      stages: [],
    } as const;
    providerId = await anOrganisation(app.database.db, null, company);
    provider = (await aPerson(app, providerId)).loginName;
    await app.call(
      await app.signIn('officer', tree.henan),
      'POST',
      `/api/v1/organisations/${tree.henan}/return-templates`,
      {
        body: { kind: 'provider-filing', field: 'unit.proof', text: '单位有效证明看不清，请重新扫描上传' },
      },
    );
  });

  /** Everybody but the parent has no mouse. */
  test('files, is returned, supplements, is numbered; a school uses it, a county confirms; a parent verifies it', async () => {
    const filing = await theProviderFiles();
    await theProvinceReturnsIt(filing);
    await theProviderSupplementsIt(filing);
    const number = await theProvinceApprovesIt(filing);
    const use = await theSchoolFilesARequiredUse();
    await theCountyConfirmsIt(use);
    await theParentFindsIt(number);
  }, 300_000);

  const isSound = async (page: Page): Promise<void> =>
    expect(await axeViolations(page), page.url()).toEqual([]);

  async function theProviderFiles(): Promise<string> {
    const { page, complaints } = await stage.enter(null, '/workbench/');
    const keys = keyboardOf(page);
    await page.getByLabel('账号名').waitFor();
    await keys.type('账号名', provider);
    await keys.type('密码', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '首页' }).waitFor();
    await keys.open('应用备案');
    await page.getByLabel('河南省教育厅').waitFor();
    await page.getByText('还没有已备案的应用').waitFor();
    await keys.choose('受理备案的部门', '河南省教育厅（示例）');
    await keys.open('新建备案');
    await page.waitForURL('**/workbench/cases/*');
    await fillUnit(page, keys);
    await fillSystem(page, keys);
    await fillApp(page, keys);
    await page.getByText('◐ 还有 1 处').waitFor();
    await isSound(page);
    const filing = new URL(page.url()).pathname;
    await keys.open('检查并提交');
    await page.getByText('以下 1 处必须更正后才能提交').waitFor();
    await isSound(page);
    await keys.open(/投诉举报渠道/);
    await expect.poll(() => page.evaluate('document.activeElement.id')).toContain('complaintChannel');
    await page.keyboard.insertText('应用内“我的—意见与投诉”');
    await page.getByText('已自动保存').first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '提交备案' }).waitFor();
    await keys.open('提交备案');
    await page.getByText(/TG\d{10}/).waitFor();
    await page.getByText('（含当日）').first().waitFor();
    await isSound(page);
    expect(complaints).toEqual([]);
    return filing;
  }

  async function fillUnit(page: Page, keys: Keyboard): Promise<void> {
    await page.getByRole('link', { name: '主管单位' }).waitFor();
    await keys.open('主管单位');
    await page.getByRole('group', { name: '单位性质' }).waitFor();
    await keys.choose('单位性质', '企业');
    await keys.attach('单位有效证明原件扫描件', scan('证明.pdf'));
    await page.getByRole('link', { name: '证明.pdf' }).waitFor();
    await keys.type('注册地（住所地）行政区划', '410102');
    await keys.type('注册地（住所地）详细地址', '示例路 2 号');
    for (const who of ['法人信息', '联系人信息']) {
      await keys.type(`${who}（姓名）`, '赵某');
      await keys.type(`${who}（电话）`, '0371-00000000');
    }
    // The certificate is asked for as soon as it is due, and no sooner.
    await keys.choose('是否涉及经营电信业务', '是');
    await page.getByRole('group', { name: '电信业务经营许可' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('group', { name: '电信业务经营许可' }).waitFor({ state: 'hidden' });
    await isSound(page);
    await keys.open(/^下一项/);
    await page.getByRole('group', { name: '主管单位是否即为开发者' }).waitFor();
    await keys.choose('主管单位是否即为开发者', '是');
    await keys.open('保存并返回任务列表');
  }

  async function fillSystem(page: Page, keys: Keyboard): Promise<void> {
    await page.getByRole('button', { name: '添加业务系统' }).waitFor();
    await keys.open('添加业务系统');
    await page.getByLabel('业务系统名称').waitFor();
    await keys.type('业务系统名称', '示例作业后台');
    await keys.type('IP 地址', '192.0.2.10');
    await keys.type('ICP 备案编号', '豫ICP备');
    await page.locator('.field-error').first().waitFor();
    await page.keyboard.insertText('00000001号');
    await keys.choose('网络安全等级', '第二级');
    await keys.type('等级保护备案号', '41010000001');
    await keys.attach('等级保护备案证书原件扫描件', scan('备案证书.pdf'));
    await page.getByRole('link', { name: '备案证书.pdf' }).waitFor();
    await keys.type('或者：不适用的理由', '二级系统，测评安排在今年第四季度');
    await keys.open('保存并返回任务列表');
  }

  async function fillApp(page: Page, keys: Keyboard): Promise<void> {
    await page.getByRole('button', { name: '添加应用' }).waitFor();
    await keys.open('添加应用');
    await page.getByLabel('应用名称').waitFor();
    await keys.type('应用名称', '示例作业');
    await keys.type('版本号', '1.0.0');
    await keys.choose('应用种类', 'APP');
    await keys.press('安卓', { within: '应用平台' });
    await keys.press('学习类', { within: '功能类型' });
    await keys.press('中小学', { within: '服务对象' });
    await keys.press('作业与练习', { within: '服务内容' });
    await keys.press('相机', { within: '获取的权限' });
    await keys.press('均无', { within: '是否具有以下功能' });
    await keys.open(/^下一项/);
    await page.getByRole('button', { name: '添加安装包' }).waitFor();
    await keys.open('添加安装包');
    await keys.choose('应用平台', '安卓');
    await keys.type('包名（Bundle ID）', 'cn.example.homework');
    await keys.attach('安装包文件', PACKAGE);
    await page.getByRole('link', { name: PACKAGE.name }).waitFor();
    await isSound(page);
    await keys.open(/^下一项/);
    await page.getByRole('group', { name: '是否实施培训' }).waitFor();
    for (const question of ['是否实施培训', '是否以未成年人为主要用户', '是否呈现广告', '是否含有游戏'])
      await keys.choose(question, '否');
    for (const question of ['是否有注册用户', '是否收集个人信息']) await keys.choose(question, '否');
    await keys.open('保存并返回任务列表');
  }

  /** All at once what the machine says nothing of; what it points out, one by one. */
  async function findTheRestRight(page: Page, keys: Keyboard): Promise<void> {
    await page.getByRole('button', { name: /^未发现问题的 [1-9]\d* 项全部符合/ }).waitFor();
    await keys.open(/^未发现问题的 \d+ 项全部符合/);
    await page.getByRole('button', { name: '未发现问题的 0 项全部符合' }).waitFor();
    await keys.press('只看尚未核验的');
    const open = page.locator('.verification-table').getByLabel('符合', { exact: true });
    for (let left = await open.count(); left > 0; left = await open.count()) {
      await keys.press('符合');
      await expect.poll(() => open.count()).toBeLessThan(left);
    }
  }

  async function theProvinceReturnsIt(filing: string): Promise<void> {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.henan, filing);
    const keys = keyboardOf(page);
    await page.getByRole('heading', { name: '逐项核验' }).waitFor();
    await keys.to('符合', { within: '注册地（住所地）：核验结果' });
    await page.keyboard.press('ArrowDown');
    await keys.type('注册地（住所地）：问题', '请写到门牌号');
    await page.keyboard.press('Enter');
    await findTheRestRight(page, keys);
    await page.getByText('有缺陷 1 项，尚未核验 0').waitFor();
    await isSound(page);
    await keys.open('退回补充');
    await page.getByLabel('从模板添加一项理由').waitFor();
    await keys.to('从模板添加一项理由');
    await page.keyboard.press('ArrowDown');
    await isSound(page);
    await keys.open('退回补充 2 项');
    // The state stands in the diagram from the beginning.
    await page.locator('.state').filter({ hasText: '已退回，待补充' }).waitFor();
    expect(complaints).toEqual([]);
  }

  async function theProviderSupplementsIt(filing: string): Promise<void> {
    const token = await stage.app.signIn('clerk', providerId);
    const { page, complaints } = await stage.enter(token, filing);
    const keys = keyboardOf(page);
    await page.getByText('已退回，请补充以下 2 项').waitFor();
    await isSound(page);
    await keys.open(/^注册地（住所地）/);
    await page.getByText('退回：请写到门牌号').waitFor();
    await keys.to('注册地（住所地）详细地址');
    await page.keyboard.press('End');
    await page.keyboard.insertText('，示例大厦 3 号楼');
    await keys.open('保存并返回任务列表');
    await page.getByRole('link', { name: '检查并提交' }).waitFor();
    await keys.open('检查并提交');
    await page.getByRole('button', { name: '提交补充材料' }).waitFor();
    await keys.open('提交补充材料');
    await page.getByText(/TG\d{10}/).waitFor();
    expect(complaints).toEqual([]);
  }

  async function theProvinceApprovesIt(filing: string): Promise<string> {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.henan, filing);
    const keys = keyboardOf(page);
    await page.getByRole('heading', { name: '补充了 1 处（与退回时相比）' }).waitFor();
    await findTheRestRight(page, keys);
    await page.getByText('尚未核验 0').waitFor();
    await keys.open('通过并编号');
    await keys.open('准予备案');
    const number = page.getByText(/教APP备41\d{5}号/).first();
    await number.waitFor();
    await isSound(page);
    expect(complaints).toEqual([]);
    return /教APP备41\d{5}号/.exec((await number.textContent()) ?? '')?.[0] ?? '';
  }

  async function theSchoolFilesARequiredUse(): Promise<string> {
    const { page, complaints } = await stage.enterAs(
      'clerk',
      stage.tree.shiheSchool,
      '/workbench/use-filings',
    );
    const keys = keyboardOf(page);
    await page.getByText('还没有备案。').waitFor();
    await keys.open('填报一个应用');
    await page.getByLabel('查找已备案的应用').waitFor();
    await keys.type('查找已备案的应用', '作业');
    await page.getByRole('button', { name: '填报这个应用：示例作业' }).waitFor();
    await isSound(page);
    await keys.open('填报这个应用：示例作业');
    await page.getByRole('heading', { name: '使用者备案：示例作业' }).waitFor();
    await fillUse(keys);
    // As one types, by the same rules as on the server.
    const beside = page.getByRole('complementary', { name: '规则核对' });
    await beside.getByText('要求使用的应用没有经过集体决策，不得要求使用。').waitFor();
    await page.getByText('已自动保存').waitFor();
    await keys.open('核对填写内容');
    await keys.open('提交备案');
    const summary = page.locator('.error-summary');
    await summary.getByText('《备案管理办法》附件2注5', { exact: false }).first().waitFor();
    await expect.poll(() => summary.evaluate((element) => element.matches(':focus'))).toBe(true);
    await isSound(page);
    await keys.open('要求使用的应用没有经过集体决策，不得要求使用。');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('use-collectiveDecision');
    await addTheDecision(page, keys);
    await beside.getByText('各项都已填好').waitFor();
    await page.getByText('已自动保存').waitFor();
    await keys.open('核对填写内容');
    await isSound(page);
    await keys.open('提交备案');
    await page.getByRole('heading', { name: '备案已提交' }).waitFor();
    const receipt = await page.getByRole('region', { name: '回执' }).textContent();
    expect(receipt).toMatch(/SY.*确认时限：\d{4}-\d\d-\d\d（含当日）/);
    await isSound(page);
    expect(complaints).toEqual([]);
    return new URL(page.url()).pathname;
  }

  async function fillUse(keys: Keyboard): Promise<void> {
    await keys.choose('单位有效证明', '统一机构代码');
    const texts = {
      单位有效证明号码: '12345678-X',
      '住所地（行政区划）': '411502',
      '住所地（详细地址）': '示例路 1 号',
      '法人信息（姓名）': '张某',
      '法人信息（电话）': '0376-0000000',
      '联系人信息（姓名）': '李某',
      '联系人信息（电话）': '0376-0000001',
    };
    for (const [label, text] of Object.entries(texts)) await keys.type(label, text);
    await keys.press('教师', { within: '使用对象' });
    await keys.press('课堂教学', { within: '使用场景' });
    await keys.choose('使用性质', '要求使用');
    await keys.choose('来源', '自主选用');
    await keys.type('教职工、学生和家长的意见', '已征求意见，均同意。');
    for (const group of ['是否收费', '是否变相收费', '是否植入商业广告', '是否植入游戏'])
      await keys.choose(group, '否');
  }

  async function addTheDecision(page: Page, keys: Keyboard): Promise<void> {
    await page.keyboard.press('Space');
    await page.getByLabel('决策日期').waitFor();
    await keys.day('决策日期', '2020-01-02');
    await keys.type('决策机构', '校务会议');
    await keys.type('参加人', '张某\n李某\n王某');
    await keys.attach('会议纪要', scan('会议纪要.pdf'));
    await page.getByRole('link', { name: '会议纪要.pdf' }).waitFor();
    await keys.choose('是否签订协议/合同', '是');
    await keys.attach('协议或合同', scan('协议.pdf'));
    await page.getByRole('link', { name: '协议.pdf' }).waitFor();
  }

  async function theCountyConfirmsIt(use: string): Promise<void> {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.shihe, '/workbench/queue');
    const keys = keyboardOf(page);
    await page.getByRole('link', { name: '示例作业' }).waitFor();
    await keys.open('示例作业');
    await page.getByText('自动核验：各项规则均已符合').waitFor();
    await isSound(page);
    await keys.open('确认备案');
    await page.getByRole('button', { name: '作废确认' }).waitFor();
    expect(complaints).toEqual([]);
    expect(use).not.toBe('');
  }

  async function theParentFindsIt(number: string): Promise<void> {
    const { page, complaints } = await stage.enter(null, '/', 'phone');
    await page.getByRole('searchbox').fill('示例作业');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByRole('link', { name: '示例作业' }).tap();
    await expect.poll(() => page.locator('.verdict').innerText()).toMatch(/已备案/);
    expect(await page.locator('.verdict').innerText()).toContain(number);
    await page.getByRole('link', { name: '浉河区示例小学' }).tap();
    const card = await page.locator('section.panel').innerText();
    for (const text of ['要求使用', '不得收费', '校务会议集体决策']) expect(card).toContain(text);
    await page.goBack();
    await page.getByRole('link', { name: '备案证书' }).tap();
    await page.getByRole('heading', { name: '教育移动应用备案证书' }).waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    const address = await readQrCode(page.getByRole('img', { name: '核验证书的二维码' }));
    expect(new URL(address).origin).toBe(stage.url);
    await verifiesOffline(page);
    await page.goto(address);
    expect(await page.locator('.verdict').innerText()).toMatch(/证书有效[^]*示例作业/);
    await page.getByText('目前状态没有变化').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    expect(complaints).toEqual([]);
  }

  /** The file that was downloaded, with the keys as published, by the command alone. */
  async function verifiesOffline(page: Page): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [file, keys] = [join(folder, '证书.jws'), join(folder, '公钥.json')];
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载证书文件' }).tap();
    await (await download).saveAs(file);
    const published = await stage.app.call(null, 'GET', '/.well-known/filing-certificate-keys.json');
    writeFileSync(keys, JSON.stringify(published.body));
    const said = execFileSync('./registry', ['verify-certificate', file, '--key', keys], { cwd: PROJECT });
    expect(said.toString()).toMatch(/^证书有效\n应用名称\t示例作业\n/);
  }
});
