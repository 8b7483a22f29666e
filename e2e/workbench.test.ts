import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { aPerson, aSetting, PASSWORD } from '../test/builders/people.ts';
import { authenticatorCode } from '../test/builders/second-factor.ts';
import { axeViolations, inBrowser, isTooWide } from './browser.ts';
import { keyboardOf } from './keyboard.ts';
import { aStage, type Stage } from './stage.ts';

inBrowser('the workbench', () => {
  let stage: Stage;
  let officer: string;

  beforeAll(async () => {
    stage = await aStage();
    const { app, tree } = stage;
    officer = (await aPerson(app, tree.shihe, 'officer')).loginName;
    const school = await app.signIn('clerk', tree.shiheSchool);
    for (let filed = 0; filed < 3; filed += 1)
      expect((await filingDesk(app).submitted(school, tree.shiheSchool)).status).toBe(201);
  });

  async function signIn(page: Page, loginName: string): Promise<void> {
    const keys = keyboardOf(page);
    await page.getByLabel('账号名').waitFor();
    await keys.type('账号名', loginName);
    await keys.type('密码', PASSWORD);
    await page.keyboard.press('Enter');
  }

  test('leads an officer from signing in to the next case, by keyboard alone', async () => {
    const { page, complaints } = await stage.enter(null, '/workbench/queue');
    await page.getByRole('heading', { name: '登录工作台' }).waitFor();
    await signIn(page, officer);
    await page.getByRole('heading', { name: '工作队列' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/workbench/queue');
    await page.locator('[data-case]').nth(2).waitFor();
    const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('data-case')");
    const ids = await page
      .locator('[data-case]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('data-case')));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press('Enter');
    await page.getByText('办到哪一步').waitFor();
    await page.getByText('提交备案', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.waitForURL(`**/workbench/cases/${ids[1]}`);
    expect(complaints).toEqual([]);
  });

  test('shows at home what is due, on a phone too', async () => {
    const { page, complaints } = await stage.enterAs('officer', stage.tree.shihe, '/workbench/', 'phone');
    await page.getByRole('heading', { name: '今日待办' }).waitFor();
    await page.locator('[data-case]').first().waitFor();
    await page.getByText('所', { exact: false }).first().waitFor();
    expect(await page.title()).toBe('首页 · 教育移动应用备案平台');
    expect(await axeViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: '导航' }).tap();
    await page.getByRole('link', { name: '我的账号' }).tap();
    await page.getByRole('heading', { name: '更改密码' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('keeps what was typed when the session ends, and goes on after signing in again', async () => {
    const { page } = await stage.enter(null, '/workbench/queue');
    await signIn(page, officer);
    await page.getByRole('button', { name: '把当前条件保存为视图' }).click();
    await page.getByLabel('视图名称').fill('每天先看');
    await stage.app.database.db.deleteFrom('sessions').execute();
    await page.getByRole('button', { name: '保存视图' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('密码').fill(PASSWORD);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialogue.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '每天先看', exact: true }).waitFor();
  });

  test('names what is wrong, takes the focus there, and leads to the field', async () => {
    const { page } = await stage.enter(null, '/workbench/activate');
    const keys = keyboardOf(page);
    await page.getByLabel('激活码').waitFor();
    await keys.type('激活码', '不是激活码');
    await keys.type('新密码', PASSWORD);
    await keys.type('再输入一次新密码', PASSWORD);
    await keys.open('设置密码并激活');
    const summary = page.getByRole('alert');
    await summary.waitFor();
    await expect.poll(() => summary.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('activation-code');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('lets an administrator in once a second factor is enrolled', async () => {
    const { app, tree } = stage;
    await aSetting(app, tree.henan, 'identity.second-factor-for', ['security-administrator']);
    const { loginName } = await aPerson(app, tree.henan, 'security-administrator');
    const { page, complaints } = await stage.enter(null, '/workbench/');
    await signIn(page, loginName);
    await page.getByRole('heading', { name: '请先绑定动态验证码' }).waitFor();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    const secret = (await page.locator('form code').textContent()) ?? '';
    await page.getByLabel('验证器上显示的 6 位数字').fill(authenticatorCode(app, secret));
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('heading', { name: '可以办理的事项' }).waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录工作台' }).waitFor();
    await signIn(page, loginName);
    await page.getByLabel('动态验证码').fill(authenticatorCode(app, secret, 1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '可以办理的事项' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
