import { beforeAll, expect, test } from 'vitest';
import { filingDesk } from '../../test/builders/filing-desk.ts';
import { anOrganisation } from '../../test/builders/organisations.ts';
import { aPerson } from '../../test/builders/people.ts';
import { axeViolations, inBrowser, isTooWide } from '../browser.ts';
import { keyboardOf } from '../keyboard.ts';
import { aStage, type Stage } from '../stage.ts';

const NEW_PASSWORD = '换新-Passw0rd';

inBrowser('organisations and those who stand for them', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage();
  });

  test('a roster is taken over, its errors are shown, and a school is renamed', async () => {
    const path = '/workbench/organisations/import';
    const { page, complaints } = await stage.enterAs('system-administrator', stage.tree.gushi, path);
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
    expect(await axeViolations(page)).toEqual([]);
    await file.setInputFiles(roster('固始县示例第二小学,学校,中小学,固始县教育局（示例）'));
    await page.getByRole('button', { name: '试算，不保存' }).click();
    await page.getByRole('button', { name: '导入这 1 行' }).click();
    await page.getByText('已导入：1 行，登记 1').waitFor();
    await page.getByRole('link', { name: '机构', exact: true }).click();
    await page.getByRole('link', { name: '固始县示例第二小学' }).click();
    await page.getByRole('button', { name: '更名' }).click();
    await page.getByLabel('新名称').fill('固始县示例实验小学');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '更名' }).last().click();
    await page.getByRole('heading', { name: '固始县示例实验小学' }).waitFor();
    await page.getByRole('cell', { name: '更名' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a school is merged into another, whose alias its name becomes, by keyboard alone', async () => {
    const { app, tree } = stage;
    const merged = await anOrganisation(app.database.db, tree.pingqiao, { name: '平桥区示例教学点' });
    const path = `/workbench/organisations/${merged}`;
    const { page, complaints } = await stage.enterAs('system-administrator', tree.pingqiao, path);
    const keys = keyboardOf(page);
    await page.getByRole('button', { name: '并入另一机构' }).waitFor();
    await keys.press('并入另一机构');
    await keys.type('承继机构', '平桥区示例小');
    await page.getByRole('button', { name: '平桥区示例小学' }).waitFor();
    await keys.open(/^平桥区示例小学/);
    expect(await axeViolations(page)).toEqual([]);
    await keys.open('并入并撤销');
    await page.getByText('□ 已撤销，并入平桥区示例小学').waitFor();
    await page.goto(`/workbench/organisations/${tree.pingqiaoSchool}`);
    await page.getByText('平桥区示例教学点').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('a new liaison takes the account over: the former one is out, the sheet lets the new one in', async () => {
    const { app, tree } = stage;
    const former = await app.signIn('clerk', tree.shiheSchool);
    for (const name of ['示例乙', '示例丙']) {
      app.now = new Date(app.now.getTime() + 60_000);
      expect((await nameLiaison(former, name)).status).toBe(200);
    }
    const path = '/workbench/account-handovers';
    const { page, complaints } = await stage.enterAs('security-administrator', tree.shihe, path);
    const keys = keyboardOf(page);
    await page.getByRole('button', { name: /^交接账号：/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keys.open(/^交接账号：/);
    await page.getByRole('heading', { name: '激活码单（1 份）' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect((await app.call(former, 'GET', '/api/v1/cases')).status).toBe(403);
    const code = (await page.locator('.slip .code').textContent()) ?? '';
    await activates(code);
  });

  async function nameLiaison(clerk: string, name: string) {
    const { app, tree } = stage;
    return app.call(clerk, 'PUT', `/api/v1/organisations/${tree.shiheSchool}/liaison`, {
      body: {
        supervisingAuthority: '浉河区教育局',
        head: { name: '示例甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
        administrator: { name, position: '教师', mobile: '13900000000' },
        stampedCopy: await filingDesk(app).upload(clerk, '联络表.pdf'),
      },
    });
  }

  test('a forgotten password: the page says whom to ask, the county gives a code, the school is in again', async () => {
    const { app, tree } = stage;
    const { loginName } = await aPerson(app, tree.pingqiaoSchool);
    const school = await stage.enter(null, '/workbench/');
    await school.page.getByText('忘记密码：请联系为您发放账号的管理员（通常在上级主管部门）').waitFor();
    const { page, complaints } = await stage.enterAs(
      'security-administrator',
      tree.pingqiao,
      '/workbench/',
      'phone',
    );
    await page.getByRole('button', { name: '导航' }).tap();
    const navigation = page.getByRole('navigation', { name: '工作台' });
    await navigation.getByRole('link', { name: '账号', exact: true }).tap();
    await page.getByRole('button', { name: `管理账号：${loginName}` }).tap();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByRole('button', { name: '发放新的激活码' }).tap();
    await page.getByRole('heading', { name: '激活码单（1 份）' }).waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    expect(complaints).toEqual([]);
    const code = (await page.locator('.slip .code').textContent()) ?? '';
    expect(await activates(code)).toBe(loginName);
  });

  /** With the code from the sheet a password is set, and with that one signs in; by keyboard alone. */
  async function activates(code: string): Promise<string> {
    const { page, complaints } = await stage.enter(null, '/workbench/activate');
    const keys = keyboardOf(page);
    await page.getByLabel('激活码').waitFor();
    await keys.type('激活码', code);
    await keys.type('新密码', NEW_PASSWORD);
    await keys.type('再输入一次新密码', NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '账号已激活' }).waitFor();
    const loginName = (await page.locator('main strong').textContent()) ?? '';
    await keys.open('登录工作台');
    await page.getByLabel('账号名').waitFor();
    await keys.type('账号名', loginName);
    await keys.type('密码', NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '首页' }).waitFor();
    expect(complaints).toEqual([]);
    return loginName;
  }
});
