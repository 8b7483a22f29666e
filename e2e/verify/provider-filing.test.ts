import { beforeAll, expect, test } from 'vitest';
import { anotherApp, type ProviderDesk, providerDesk } from '../../test/builders/provider-desk.ts';
import { axeViolations, inBrowser, isTooWide } from '../browser.ts';
import { keyboardOf } from '../keyboard.ts';
import { aStage, type Stage } from '../stage.ts';

const POLL = { timeout: 60_000 };

/** How an app gets its number, story.test.ts tells. */
inBrowser('filing an app', () => {
  let stage: Stage;
  let desk: ProviderDesk;

  beforeAll(async () => {
    stage = await aStage();
    desk = await providerDesk(stage.app, stage.tree);
  });

  const today = (): string => new Date(stage.app.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const addressOf = async (id: number): Promise<string> =>
    (await desk.view(desk.provider, id)).body.form.unit.registeredPlace.address;

  test('an amendment: the record says so while it is verified, the officer sees each difference', async () => {
    const { body: filed } = await desk.approved({ apps: [anotherApp({ name: '示例听写' })] });
    const [{ number }] = filed.published;
    const { page, complaints } = await stage.enter(desk.provider, '/workbench/provider-filings');
    const keys = keyboardOf(page);
    await page.getByRole('button', { name: '变更备案信息：示例听写' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keys.open('变更备案信息：示例听写');
    await page.waitForURL('**/workbench/cases/*');
    await page.getByRole('link', { name: '变更', exact: true }).waitFor();
    await keys.open('变更');
    await page.getByLabel('变化日期').waitFor();
    await keys.day('变化日期', today());
    await keys.open('保存并返回任务列表');
    await page.getByRole('link', { name: '主管单位' }).waitFor();
    await keys.open('主管单位');
    await page.getByLabel('注册地（住所地）详细地址').waitFor();
    await keys.type('注册地（住所地）详细地址', '新址路 8 号');
    await keys.open('保存并返回任务列表');
    await page.getByRole('link', { name: '检查并提交' }).waitFor();
    const amendment = Number(new URL(page.url()).pathname.split('/').at(-1));
    await keys.open('检查并提交');
    await page.getByRole('button', { name: '提交备案' }).waitFor();
    await keys.open('提交备案');
    await page.getByText(/TG\d{10}/).waitFor();
    expect(complaints).toEqual([]);

    await theRecordSays(number, true);
    const officer = await stage.enter(desk.province, `/workbench/cases/${amendment}`);
    const difference = officer.page.getByRole('table', { name: /^变更了 \d 处/ });
    await difference.getByRole('cell', { name: '新址路 8 号' }).waitFor();
    expect(await axeViolations(officer.page)).toEqual([]);
    await desk.verify(amendment);
    await officer.page.reload();
    await officer.page.getByText('尚未核验 0').waitFor();
    const hands = keyboardOf(officer.page);
    await hands.open('准予变更');
    await hands.open('准予备案');
    await officer.page.getByText('已准予备案并公布').waitFor();
    expect(officer.complaints).toEqual([]);
    await theRecordSays(number, false);
  });

  async function theRecordSays(number: string, isBeingVerified: boolean): Promise<void> {
    const { page } = await stage.enter(null, `/apps/${encodeURIComponent(number)}`, 'phone');
    expect(await page.getByText('变更核验中').count()).toBe(isBeingVerified ? 1 : 0);
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
  }

  test('one of two apps is split off, so that the other need not wait; whoever thinks better of it is where they were', async () => {
    const apps = [anotherApp({ name: '示例先报' }), anotherApp({ name: '示例后报' })];
    const { body } = await desk.draft({ apps });
    const { page, complaints } = await stage.enter(desk.provider, `/workbench/cases/${body.id}`);
    const keys = keyboardOf(page);
    await page.getByRole('button', { name: '拆分应用' }).waitFor();
    await keys.open('拆分应用');
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await keys.focused()).name).toBe('拆分应用');
    await page.keyboard.press('Enter');
    await keys.press('示例后报', { within: '要拆分出去的应用' });
    await keys.open('拆分应用');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${body.id}`));
    await page.getByRole('link', { name: '示例后报' }).first().waitFor();
    const other = Number(new URL(page.url()).pathname.split('/').at(-1));
    const namesOf = async (id: number): Promise<string[]> =>
      (await desk.view(desk.provider, id)).body.form.apps.map(({ name }: { name: string }) => name);
    expect([await namesOf(body.id), await namesOf(other)]).toEqual([['示例先报'], ['示例后报']]);
    expect(complaints).toEqual([]);
  });

  test('a published app is suspended, with its reason', async () => {
    const { body } = await desk.approved({ apps: [anotherApp()] });
    const { page, complaints } = await stage.enter(desk.province, `/workbench/cases/${body.id}`);
    const keys = keyboardOf(page);
    await page.getByRole('region', { name: '已准予备案并公布' }).getByRole('link').click();
    await page.getByRole('button', { name: '暂停备案' }).waitFor();
    await keys.open('暂停备案');
    await keys.day('从哪一天起', today());
    await keys.type('原因', '示例：未按要求整改');
    await keys.type('依据（文号或通报）', '示例通报〔2026〕1 号');
    expect(await axeViolations(page)).toEqual([]);
    await keys.open('暂停备案');
    await page.getByText('已办理“暂停备案”').waitFor();
    await page.getByRole('button', { name: '恢复备案' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('two windows on one draft: the second is shown what differs, and chooses', async () => {
    const { body } = await desk.draft();
    const task = `/workbench/provider-filings/${body.id}/tasks/unit`;
    const one = await stage.enter(desk.provider, task);
    const other = await stage.enter(desk.provider, task, 'phone');
    const address = '注册地（住所地）详细地址';
    await other.page.getByLabel(address).waitFor();
    await one.page.getByLabel(address).fill('甲路 1 号');
    await expect.poll(() => addressOf(body.id), POLL).toBe('甲路 1 号');
    await other.page.getByLabel(address).fill('乙路 2 号');
    await other.page.getByText('这份草稿已在另一个窗口保存过').waitFor();
    await other.page.getByRole('cell', { name: '甲路 1 号' }).waitFor();
    expect(await axeViolations(other.page)).toEqual([]);
    expect(await isTooWide(other.page)).toBe(false);
    await other.page.getByRole('button', { name: '保留我填写的' }).tap();
    await expect.poll(() => addressOf(body.id), POLL).toBe('乙路 2 号');
  });

  test('what is typed without a connection, in a tab that is closed then, is there again', async () => {
    const { body } = await desk.draft();
    const task = `/workbench/provider-filings/${body.id}/tasks/unit`;
    const { page } = await stage.enter(desk.provider, '/workbench/', 'phone');
    const tab = await page.context().newPage();
    await tab.goto(task);
    const name = tab.getByLabel('联系人信息（姓名）');
    await name.waitFor();
    await tab.context().setOffline(true);
    await name.fill('孙某');
    await tab.getByText('连不上服务器', { exact: false }).waitFor();
    await tab.context().setOffline(false);
    await tab.close();
    await page.goto(task);
    await expect.poll(() => page.getByLabel('联系人信息（姓名）').inputValue(), POLL).toBe('孙某');
    const contact = async () => (await desk.view(desk.provider, body.id)).body.form.unit.contact.name;
    await expect.poll(contact, POLL).toBe('孙某');
  });
});
