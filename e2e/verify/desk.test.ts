import { beforeAll, expect, test } from 'vitest';
import { CALLBACK_PATH, type OpenIdProvider } from '../../src/server/http/openid-provider.ts';
import { filingDesk } from '../../test/builders/filing-desk.ts';
import { aPerson } from '../../test/builders/people.ts';
import { anotherApp, providerDesk } from '../../test/builders/provider-desk.ts';
import { axeViolations, inBrowser, isTooWide } from '../browser.ts';
import { keyboardOf } from '../keyboard.ts';
import { aStage, type Stage } from '../stage.ts';

/** What officers share out among themselves, and what is done for a record once it is published. */
inBrowser('at the desk', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage(undefined, { openid: elsewhere });
  });

  /** Where everybody is signed in already: one is sent straight back. */
  const elsewhere: OpenIdProvider = {
    issuer: 'https://id.example.cn',
    begin: async ({ state }) => new URL(`${CALLBACK_PATH}?state=${state}`, stage.url),
    finish: async () => 'person-1',
  };

  test('an officer shares out the queue by keyboard; a colleague who was quicker is named; leave is one step', async () => {
    const { app, tree } = stage;
    const clerk = await app.signIn('clerk', tree.shiheSchool);
    const ids: number[] = [];
    for (let n = 0; n < 3; n += 1)
      ids.push((await filingDesk(app).submitted(clerk, tree.shiheSchool)).body.id);
    const [token, colleague] = [
      await app.signIn('officer', tree.shihe),
      await app.signIn('officer', tree.shihe),
    ];
    const { accountId, loginName } = (await app.call(colleague, 'GET', '/api/v1/sessions/current')).body;
    const { page, complaints } = await stage.enter(token, '/workbench/queue');
    const keys = keyboardOf(page);
    await page.getByRole('cell', { name: '未分配' }).nth(2).waitFor();
    await app.call(colleague, 'POST', '/api/v1/cases/assignments', {
      body: { cases: [{ id: ids[0], from: null }], to: accountId },
    });
    await keys.open('全部勾选');
    await keys.open('分配勾选的 3 件', { isBehind: true });
    await page.getByRole('dialog').getByRole('combobox', { name: '承办人' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keys.open('分配', { within: '分配 3 件办件' });
    await page.getByText('有 1 件在您操作之前已被他人处理').waitFor();
    await page.getByRole('cell', { name: loginName }).waitFor();
    await keys.open('分配', { within: '分配 3 件办件' });
    await page.getByText('已分配 3 件。').waitFor();
    await page.getByLabel('承办人').selectOption({ label: '我承办的' });
    await expect.poll(() => page.getByRole('cell', { name: '本人', exact: true }).count()).toBe(3);
    await page.locator(`[data-case="${ids[1]}"]`).click();
    await page.getByRole('button', { name: '改派' }).click();
    await page.getByRole('dialog').getByLabel('承办人').selectOption({ label: '不指定，改为未分配' });
    await page.getByRole('dialog').getByRole('button', { name: '分配', exact: true }).click();
    await page.getByRole('button', { name: '由我承办' }).click();
    await page.getByRole('button', { name: '改派' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await handsOver(token, loginName);
    expect(complaints).toEqual([]);
  });

  /** On a phone: nobody chosen is told at the field; then all of it goes to the colleague. */
  async function handsOver(token: string, colleague: string): Promise<void> {
    const { page, complaints } = await stage.enter(token, '/workbench/officers', 'phone');
    await page.getByRole('button', { name: /^移交 .+ 的办件$/u }).tap();
    await page.getByRole('button', { name: '全部移交' }).tap();
    await page.locator('.field-error').getByText('请选择移交给谁').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByLabel('移交给').selectOption({ label: `${colleague}（未办结 0 件）` });
    await page.getByRole('button', { name: '全部移交' }).tap();
    await page.getByText('已移交 3 件').waitFor();
    await page.getByRole('row', { name: colleague }).getByText('3 件').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    expect(complaints).toEqual([]);
  }

  test('a provider says where the app shows its filing; the province sees it, and annuls a wrong number', async () => {
    const { app, tree } = stage;
    const desk = await providerDesk(app, tree);
    const [{ id, number: wrong }] = (await desk.approved({ apps: [anotherApp()] })).body.published;
    const path = `/workbench/records/${id}`;
    await providerShows(desk.provider, path);
    const { page, complaints } = await stage.enter(desk.province, path);
    const keys = keyboardOf(page);
    await page.getByText('我的—关于—备案信息').waitFor();
    await expect.poll(() => page.locator('.screenshot img').evaluate((img) => img.clientWidth)).toBe(60);
    expect(await page.getByRole('button', { name: /公示位置/u }).count()).toBe(0);
    await keys.open('作废备案号');
    await keys.open('作废并重新编号');
    await page.locator('.field-error').getByText('请用文字说明原因').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keys.type('原因', '示例：与纸质底册重号');
    await keys.open('作废并重新编号');
    await page.getByText(`${wrong} 已作废`).waitFor();
    await expect.poll(() => page.locator('.facts').getByText(wrong).count()).toBe(0);
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    expect(complaints).toEqual([]);
  });

  /** On a phone: both defects at once, then the picture from the phone. */
  async function providerShows(token: string, path: string): Promise<void> {
    const { page, complaints } = await stage.enter(token, path, 'phone');
    await page.getByRole('button', { name: '登记公示位置' }).tap();
    await page.locator('.field-error').getByText('没有附上公示处的截图').waitFor();
    await page.locator('.field-error').getByText('没有写明备案信息').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByLabel('公示位置').fill('我的—关于—备案信息');
    const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 30, height: 30 } });
    await page.getByLabel('公示处的截图').setInputFiles({ name: '公示.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: '移除公示处的截图' }).waitFor();
    await page.getByRole('button', { name: '登记公示位置' }).tap();
    await page.getByText('已登记，主管部门可以查看。').waitFor();
    expect(complaints).toEqual([]);
  }

  test('a forgotten password: a link is shown once, on a phone; whoever opens it is in again', async () => {
    const { app, tree } = stage;
    const { loginName } = await aPerson(app, tree.shiheSchool);
    const path = '/workbench/accounts';
    const { page, complaints } = await stage.enterAs('security-administrator', tree.shihe, path, 'phone');
    await page.getByRole('button', { name: `管理账号：${loginName}` }).tap();
    await page.getByRole('button', { name: '发放一次性链接' }).tap();
    await page.getByRole('heading', { name: `${loginName} 的一次性链接` }).waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    const link = (await page.locator('.notice code').textContent()) ?? '';
    await page.getByRole('button', { name: '已交给本人' }).tap();
    await expect.poll(() => page.getByText(link).count()).toBe(0);
    expect(complaints).toEqual([]);
    const holder = await stage.enter(null, new URL(link).pathname);
    const keys = keyboardOf(holder.page);
    await keys.type('新密码', 'Shili-2026-mima');
    await keys.type('再输入一次', 'Shili-2026-mima');
    await holder.page.keyboard.press('Enter');
    await holder.page.getByText('密码已设置').waitFor();
    await keys.open('登录工作台');
    await holder.page.getByLabel('账号名').fill(loginName);
    await holder.page.getByLabel('密码').fill('Shili-2026-mima');
    await holder.page.keyboard.press('Enter');
    await holder.page.getByRole('heading', { name: '首页' }).waitFor();
  });

  test('one identity for every platform: linked, signed in with, and unlinked', async () => {
    const { page, complaints } = await stage.enterAs('clerk', stage.tree.shiheSchool, '/workbench/account');
    const keys = keyboardOf(page);
    await page.getByRole('button', { name: '绑定统一身份' }).waitFor();
    await keys.open('绑定统一身份');
    await page.getByRole('heading', { name: '已绑定' }).waitFor();
    await page.context().clearCookies();
    await page.goto('/workbench/sign-in');
    await page.getByRole('link', { name: '用统一身份登录' }).click();
    await page.getByRole('heading', { name: '首页' }).waitFor();
    await page.goto('/workbench/account');
    await page.getByText('person-1').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByRole('button', { name: '解除绑定' }).waitFor();
    await keys.open('解除绑定');
    await keys.open('解除绑定');
    await page.getByRole('button', { name: '绑定统一身份' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('saved views stand in the order that one gives them, by keyboard, which stays where it is', async () => {
    const token = await stage.app.signIn('officer', stage.tree.pingqiao);
    const filters = { view: 'to-act', awaits: 'authority' };
    const views = [
      { name: '待办', isDefault: false, filters },
      { name: '本周', isDefault: false, filters: { ...filters, dueWithin: 5 } },
      { name: '我的', isDefault: false, filters: { ...filters, assignee: 'mine' } },
    ];
    for (const body of views) await stage.app.call(token, 'POST', '/api/v1/saved-views', { body });
    const { page, complaints } = await stage.enter(token, '/workbench/queue');
    const keys = keyboardOf(page);
    const names = () =>
      page.getByRole('list', { name: '已保存的视图' }).getByRole('button').allTextContents();
    await expect.poll(names).toEqual(['待办', '本周', '我的']);
    await keys.open('后移：待办');
    await expect.poll(names).toEqual(['本周', '待办', '我的']);
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['本周', '我的', '待办']);
    expect((await keys.focused()).name).toBe('后移：待办');
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
