import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { axeViolations, inBrowser, isTooWide } from './browser.ts';
import { keyboardOf } from './keyboard.ts';
import { aStage, type Stage } from './stage.ts';

/** On a desk by keyboard alone, on a phone by touch. Pages as they are when one comes, every-page.test.ts looks at. */
inBrowser('those who administer', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage();
    const { app, tree } = stage;
    const school = await app.signIn('clerk', tree.shiheSchool);
    const officer = await app.signIn('officer', tree.shihe);
    const { body } = await filingDesk(app).submitted(school, tree.shiheSchool);
    expect((await filingDesk(app).confirm(officer, body)).status).toBe(201);
  });

  async function isSound(page: Page): Promise<void> {
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    expect(await axeViolations(page), page.url()).toEqual([]);
    expect(await isTooWide(page), page.url()).toBe(false);
  }

  /** On a phone by the navigation's button, elsewhere past it. */
  async function goTo(page: Page, link: string, heading: string): Promise<void> {
    await page.getByRole('button', { name: '导航' }).tap();
    const navigation = page.getByRole('navigation', { name: '工作台' });
    await navigation.getByRole('link', { name: link, exact: true }).tap();
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await isSound(page);
  }

  test('the security administrator issues accounts to everyone below and prints the sheet', async () => {
    const { page, complaints } = await stage.enterAs(
      'security-administrator',
      stage.tree.shihe,
      '/workbench/',
    );
    const keys = keyboardOf(page);
    await page.getByRole('heading', { name: '首页' }).waitFor();
    await keys.open('接口密钥');
    await page.getByRole('heading', { name: '接口密钥' }).waitFor();
    expect(await page.getByRole('heading', { name: '申请密钥' }).count()).toBe(0);
    await keys.open('账号', { isBehind: true });
    await page.getByRole('link', { name: '账号交接' }).waitFor();
    await keys.open('账号交接');
    await page.getByText('没有等待交接的账号').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '开通账号' }).waitFor();
    await keys.open('开通账号');
    await page.getByRole('combobox', { name: '为谁开通' }).waitFor();
    await keys.to('为谁开通');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: /^为 \d+ 个机构开通账号$/ }).waitFor();
    await keys.open(/^为 \d+ 个机构开通账号$/);
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
    await keys.open('账号', { isBehind: true });
    const row = page.getByRole('row', { name: issued ?? '' });
    await row.getByText('○ 尚未激活').waitFor();
    expect(complaints).toEqual([]);
  });

  test('the system administrator enters a setting from a day on', async () => {
    const { page, complaints } = await stage.enterAs(
      'system-administrator',
      stage.tree.henan,
      '/workbench/settings',
    );
    const keys = keyboardOf(page);
    await page.getByRole('link', { name: '使用者备案的确认时限（工作日）' }).waitFor();
    await keys.open('使用者备案的确认时限（工作日）');
    await page.getByText('本级还没有录入过').waitFor();
    await keys.type('使用者备案的确认时限（工作日）', '0');
    await page.getByText('至少 1 个工作日').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('5');
    await keys.day('生效日期', '2999-01-01');
    await keys.open('录入设定');
    await page.getByRole('cell', { name: '2999-01-01' }).waitFor();
    await isSound(page);
    for (const key of ['options.permissions', 'identity.password-policy']) {
      await page.goto(`/workbench/settings/${key}`);
      await page.getByRole('button', { name: '录入设定' }).waitFor();
      await isSound(page);
    }
    expect(complaints).toEqual([]);
  });

  test('the system administrator makes a day of rest a working day; deadlines follow', async () => {
    const { app, tree } = stage;
    const { page, complaints } = await stage.enterAs(
      'system-administrator',
      tree.ministry,
      '/workbench/calendar',
    );
    const keys = keyboardOf(page);
    const year = app.now.getFullYear();
    await page.getByRole('heading', { name: `${year} 年工作日历` }).waitFor();
    // Tab goes from month to month, an arrow to the Saturday after the first working day.
    await keys.to(/^1日，12 月/);
    const isRest = async () => (await keys.focused()).name.includes('休息日');
    while (!(await isRest())) await page.keyboard.press('ArrowRight');
    const chosen = (await keys.focused()).name;
    await page.keyboard.press('Enter');
    const dialogue = page.getByRole('dialog');
    await dialogue.waitFor();
    await isSound(page);
    await keys.to('这一天是');
    await page.keyboard.press('ArrowUp');
    await keys.type('说明', '示例补班');
    await keys.open('修改并重算期限');
    await dialogue.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /12 月，工作日 示例补班/ }).waitFor();
    expect((await keys.focused()).name.split('日')[0]).toBe(chosen.split('日')[0]);
    await isSound(page);
    expect(complaints).toEqual([]);
  });

  test('the audit administrator looks at a timeline, whose hashes are reckoned anew', async () => {
    const { page, complaints } = await stage.enterAs(
      'audit-administrator',
      stage.tree.xinyang,
      '/workbench/audit',
    );
    const keys = keyboardOf(page);
    await page.getByLabel('机构', { exact: true }).waitFor();
    await keys.type('机构', '浉河区示例小', { within: '查看时间线' });
    await page.getByRole('button', { name: '浉河区示例小学' }).waitFor();
    await keys.open(/^浉河区示例小学/);
    await keys.open('查看时间线');
    await page.getByText('前后相接，没有改动').waitFor();
    await keys.open('查看第 1 条的内容');
    await page.getByText('哈希', { exact: false }).first().waitFor();
    await isSound(page);
    expect(complaints).toEqual([]);
  });

  test('the province drills down to a school and takes the table along', async () => {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.henan, '/workbench/completion');
    const keys = keyboardOf(page);
    await page.getByRole('link', { name: '导出 xlsx' }).waitFor();
    const download = page.waitForEvent('download');
    await keys.open('导出 xlsx');
    expect((await download).suggestedFilename()).toMatch(/统计表.*\.xlsx$/);
    await page.getByRole('link', { name: /^信阳市（示例）$/ }).waitFor();
    await keys.open('信阳市（示例）');
    await page.getByRole('link', { name: /^浉河区（示例）$/ }).waitFor();
    await keys.open('浉河区（示例）');
    await page.getByText('1/3 所').waitFor();
    await keys.open('还有 2 所未完成');
    await page.getByRole('combobox', { name: '是否完成' }).waitFor();
    await keys.to('是否完成');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('cell', { name: '● 已完成' }).waitFor();
    await isSound(page);
    await keys.open('浉河区示例小学');
    await page.getByRole('heading', { name: '浉河区示例小学' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a county officer makes a template and a key, which is shown once, on a phone', async () => {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.shihe, '/workbench/', 'phone');
    await page.getByRole('heading', { name: '首页' }).waitFor();
    await isSound(page);
    await goTo(page, '完成情况', '备案完成情况');
    await goTo(page, '退回模板', '退回模板');
    await page.getByLabel('退回理由').fill('请补充集体决策的会议纪要。');
    await page.getByRole('button', { name: '添加模板' }).tap();
    await page.getByRole('button', { name: '停用：请补充集体决策的会议纪要。' }).waitFor();
    await page.getByLabel('退回理由').fill('请补充征求意见的材料。');
    await page.getByRole('button', { name: '添加模板' }).tap();
    await page.getByRole('button', { name: '上移：请补充征求意见的材料。' }).tap();
    await page.getByRole('row').nth(1).getByText('请补充征求意见的材料。').waitFor();
    await isSound(page);
    await goTo(page, '接口密钥', '接口密钥');
    await page.getByLabel('名称').fill('统计大屏');
    await page.getByLabel('查看统计明细').check();
    const year = stage.app.now.getFullYear();
    await page.getByLabel('有效期至').fill(`${year + 1}-01-01`);
    await page.getByRole('button', { name: '申请密钥' }).tap();
    await page.getByText(/^reg_/).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: '我已保存' }).tap();
    expect(await page.getByText(/^reg_/).count()).toBe(0);
    await page.getByRole('button', { name: '撤销密钥：统计大屏' }).tap();
    await page.getByText('撤销', { exact: false }).first().waitFor();
    expect(complaints).toEqual([]);
  });
});
