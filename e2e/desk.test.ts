import { beforeAll, expect, test } from 'vitest';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { axeViolations, inBrowser, isTooWide } from './browser.ts';
import { keyboardOf } from './keyboard.ts';
import { aStage, type Stage } from './stage.ts';

/** What officers share out among themselves, and what is done for a record once it is published. */
inBrowser('at the desk', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage();
  });

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
});
