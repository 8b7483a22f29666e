import { beforeAll, expect, test } from 'vitest';
import { aRefusedMailbox } from '../../test/builders/notifications.ts';
import { anOrganisation } from '../../test/builders/organisations.ts';
import { axeViolations, inBrowser, isTooWide } from '../browser.ts';
import { aStage, type Stage } from '../stage.ts';

inBrowser('what an organisation is called, has laid down, and where it is told', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage(undefined, { channels: { mail: { send: async () => undefined } } });
  });

  test('a school gets aliases, other stages and a code, and the history says so', async () => {
    const { app, tree } = stage;
    const school = await anOrganisation(app.database.db, tree.shihe, { name: '浉河区示例教学点' });
    const path = `/workbench/organisations/${school}`;
    const { page, complaints } = await stage.enterAs('system-administrator', tree.shihe, path);
    await page.getByRole('button', { name: '别名', exact: true }).click();
    await page.getByLabel('别名').fill(`示例教学点\n${'长'.repeat(101)}`);
    await page.getByRole('button', { name: '保存别名' }).click();
    await page.getByRole('alert').getByText('最多 100 个字').last().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('别名').fill('示例教学点\n浉河一点');
    await page.getByRole('button', { name: '保存别名' }).click();
    await page.getByRole('cell', { name: /^增加.*“浉河一点”/ }).waitFor();

    await page.getByRole('button', { name: '变更学段' }).click();
    await page.getByLabel('中小学').uncheck();
    await page.getByRole('button', { name: '变更学段' }).last().click();
    await page.getByRole('alert').getByText('没有填写学校的学段。').last().waitFor();
    await page.getByLabel('幼儿园').check();
    await page.getByRole('button', { name: '变更学段' }).last().click();
    await page.getByRole('cell', { name: '由中小学改为幼儿园' }).waitFor();

    await page.getByRole('button', { name: '补充或更正代码' }).click();
    await page.getByLabel('学校标识码（10 位）').fill('214');
    await page.getByLabel('统一社会信用代码').fill('1');
    await page.getByRole('button', { name: '保存代码' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.field-error').count()).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('学校标识码（10 位）').fill('2141009988');
    await page.getByLabel('统一社会信用代码').fill('');
    await page.getByRole('button', { name: '保存代码' }).click();
    await page.getByRole('cell', { name: '学校标识码（10 位） 2141009988' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a school lays down its rules on a phone, and the county reads them', async () => {
    const { tree } = stage;
    const { page, complaints } = await stage.enterAs('clerk', tree.shiheSchool, '/workbench/', 'phone');
    await page.getByRole('button', { name: '导航' }).tap();
    await page.getByRole('navigation', { name: '工作台' }).getByRole('link', { name: '本单位' }).tap();
    await page.getByRole('button', { name: '登记' }).tap();
    await page.getByLabel('归口管理的职能部门').fill(' ');
    await page.getByRole('button', { name: '保存' }).tap();
    await page.getByRole('alert').getByText('没有填写归口管理教育移动应用的职能部门。').last().waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByLabel('归口管理的职能部门').fill('信息化办公室');
    await page.getByLabel('选用制度', { exact: true }).fill('教研组提出。\n校长办公会审定。');
    await page.getByLabel('决策机制文件').setInputFiles({
      name: '决策机制.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await page.getByRole('link', { name: '决策机制.pdf' }).waitFor();
    await page.getByRole('button', { name: '保存' }).tap();
    await page.getByText('校长办公会审定。').waitFor();
    expect([await axeViolations(page), await isTooWide(page)]).toEqual([[], false]);
    expect(complaints).toEqual([]);
    const path = `/workbench/organisations/${tree.shiheSchool}`;
    const county = await stage.enterAs('officer', tree.shihe, path);
    await county.page.getByText('信息化办公室').waitFor();
    expect(await county.page.getByRole('button', { name: '修改' }).count()).toBe(0);
    const download = county.page.waitForEvent('download');
    await county.page.getByRole('link', { name: '下载决策机制文件' }).click();
    expect((await download).suggestedFilename()).toBe('决策机制.pdf');
  });

  test('a school hands in its liaison form; what is missing is named at once', async () => {
    const { tree } = stage;
    const path = '/workbench/own-organisation';
    const { page, complaints } = await stage.enterAs('clerk', tree.gushiSchool, path);
    await page.getByRole('button', { name: '查看联络表' }).click();
    await page.getByRole('button', { name: '填报联络表' }).click();
    expect(await page.getByLabel('主管部门').inputValue()).toBe('固始县教育局（示例）');
    for (const who of ['负责人', '管理员']) {
      await page.getByLabel(`${who}姓名`).fill(`示例${who}`);
      await page.getByLabel(`${who}职务`).fill('教师');
      await page.getByLabel(`${who}手机号码`).fill('1380000');
    }
    await page.getByLabel('负责人固定电话').fill('0376-0000000');
    await page.getByRole('button', { name: '报送联络表' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.field-error').count()).toBe(3);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('负责人手机号码').fill('13800000000');
    await page.getByLabel('管理员手机号码').fill('13900000000');
    await page.getByLabel('盖章的联络表', { exact: true }).setInputFiles({
      name: '联络表.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await page.getByRole('link', { name: '联络表.pdf' }).waitFor();
    await page.getByRole('button', { name: '报送联络表' }).click();
    await page.getByText('管理员：示例管理员，教师，13900000000').waitFor();
    await page.getByRole('button', { name: '报送新的联络表' }).waitFor();
    await page.getByRole('cell', { name: '报送联络表' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('an address is named, stands unconfirmed, and is removed', async () => {
    const { tree } = stage;
    const { page, complaints } = await stage.enterAs('clerk', tree.shiheSchool, '/workbench/inbox');
    await page.getByRole('link', { name: '用邮件、短信接收' }).click();
    await page.getByText('还没有地址。').waitFor();
    await page.getByLabel('电子邮箱地址').fill('不是邮箱');
    await page.getByRole('button', { name: '发送确认链接' }).click();
    await page.getByRole('alert').getByText('应为电子邮箱地址').last().waitFor();
    await page.getByLabel('电子邮箱地址').fill('zhang.san@example.cn');
    await page.getByRole('button', { name: '发送确认链接' }).click();
    await page.getByRole('cell', { name: 'z***@example.cn', exact: true }).waitFor();
    await page.getByText('◐ 还没有确认').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('方式').selectOption('短信');
    await page.getByLabel('手机号码（11 位）').fill('13800000000');
    await page.getByRole('button', { name: '发送确认链接' }).click();
    await page.getByRole('alert').getByText('平台没有配置短信服务').last().waitFor();
    await page.getByRole('button', { name: '移除：z***@example.cn' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '移除这个地址' }).click();
    await page.getByText('还没有地址。').waitFor();
    expect(complaints).toEqual([]);
  });

  test('what did not arrive is there for the system administrator, page by page, and for the school itself', async () => {
    const { app, tree } = stage;
    const path = '/workbench/deliveries/given-up';
    const { page, complaints } = await stage.enterAs('system-administrator', tree.henan, path);
    await page.getByText('没有放弃发送的通知，不需要处理。').waitFor();
    await aRefusedMailbox(app, tree.pingqiaoSchool, 51);
    await page.reload();
    await page.getByText('已显示 50 条，后面还有。').waitFor();
    await page.getByRole('button', { name: '继续显示' }).click();
    await page.getByText('已显示 51 条，没有更多了。').waitFor();
    await page.getByText('对方邮箱不存在或拒收').first().waitFor();
    expect(complaints).toEqual([]);
    const own = `/workbench/organisations/${tree.pingqiaoSchool}/notification-addresses`;
    const school = await stage.enterAs('clerk', tree.pingqiaoSchool, own, 'phone');
    await school.page.getByText('起送不到').waitFor();
    expect(await isTooWide(school.page)).toBe(false);
  });
});
