import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { useFilingJobs } from '../src/server/features/use-filing/jobs.ts';
import { featureListeners } from '../src/server/features.ts';
import { jobQueue } from '../src/server/jobs/database-job-queue.ts';
import { manyDeclarations } from '../test/builders/declarations.ts';
import { filingDesk } from '../test/builders/filing-desk.ts';
import { aRegisterApp } from '../test/builders/register.ts';
import { axeViolations, inBrowser, isTooWide } from './browser.ts';
import { keyboardOf } from './keyboard.ts';
import { aStage, type Stage } from './stage.ts';

const MANY = 1_001;

/** How a required use is filed and confirmed, story.test.ts tells. */
inBrowser('use filing in the workbench', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await aStage();
  });

  /** In use at the school, confirmed. */
  async function anAppInUse(name: string) {
    const { app, tree } = stage;
    const [clerk, officer] = [
      await app.signIn('clerk', tree.shiheSchool),
      await app.signIn('officer', tree.shihe),
    ];
    const registerId = await aRegisterApp(app.database.db, { name });
    const { body } = await filingDesk(app).submitted(clerk, tree.shiheSchool, { app: { registerId } });
    expect((await filingDesk(app).confirm(officer, body)).status).toBe(201);
    return { clerk, officer };
  }

  test('the use is stopped, and a county files on behalf of a school', async () => {
    const { clerk, officer } = await anAppInUse('示例口算');
    const { page, complaints } = await stage.enter(clerk, '/workbench/use-filings');
    await page.getByRole('button', { name: '变更：示例口算' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '停用：示例口算' }).click();
    await page.getByRole('button', { name: '提交停用' }).click();
    await page.getByRole('link', { name: '停用原因' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('group', { name: '停用原因' }).getByLabel('不再需要', { exact: true }).check();
    await page.getByRole('button', { name: '提交停用' }).click();
    await page.getByRole('heading', { name: '停用已提交' }).waitFor();
    expect(complaints).toEqual([]);
    const county = await stage.enter(officer, '/workbench/use-filings/on-behalf');
    await county.page.getByLabel('查找学校').fill('示例中学');
    await county.page.getByRole('link', { name: '浉河区示例中学' }).click();
    await county.page.getByRole('heading', { name: '代填：浉河区示例中学' }).waitFor();
    expect(await axeViolations(county.page)).toEqual([]);
    await county.page.getByRole('link', { name: '填报一个应用' }).click();
    await county.page.getByLabel('查找已备案的应用').fill('口算');
    await county.page.getByRole('button', { name: '填报这个应用：示例口算' }).click();
    await county.page.getByText('浉河区教育局（示例） 代 浉河区示例中学 填报').waitFor();
    expect(county.complaints).toEqual([]);
  });

  test('two tabs on one draft show the conflict; a closed tab loses nothing', async () => {
    const { app, tree } = stage;
    const token = await app.signIn('clerk', tree.pingqiaoSchool);
    const draft = await filingDesk(app).draft(token, tree.pingqiaoSchool, {
      app: { registerId: await aRegisterApp(app.database.db) },
    });
    const path = `/workbench/use-filings/${draft.body.id}`;
    const { page } = await stage.enter(token, path);
    const settled = (tab: typeof page) => tab.getByText('已自动保存').waitFor();
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
    const tab = await page.context().newPage();
    await tab.goto(path);
    await settled(tab);
    await tab.route('**/draft', (route) => route.abort());
    await tab.getByLabel('住所地（详细地址）').fill('断网路 4 号');
    await tab.getByText('已存在本机').waitFor();
    await tab.close();
    await page.goto(path);
    await settled(page);
    expect(await page.getByLabel('住所地（详细地址）').inputValue()).toBe('断网路 4 号');
    const saved = await app.call(token, 'GET', `/api/v1/use-filings/${draft.body.id}`);
    expect(saved.body.form.unit.domicile.address).toBe('断网路 4 号');
  });

  test('no use is one tap on a phone', async () => {
    await aRegisterApp(stage.app.database.db, { name: '示例识字' });
    const path = '/workbench/use-filings';
    const { page, complaints } = await stage.enterAs('clerk', stage.tree.shiheKindergarten, path, 'phone');
    await page.getByRole('button', { name: '声明没有使用应用' }).tap();
    await page.getByText('回执号').waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText('没有缺项。1 件等待主管部门确认。').waitFor();
    await page.getByRole('link', { name: '填报一个应用' }).tap();
    await page.getByLabel('查找已备案的应用').fill('识字');
    await page.getByRole('button', { name: '填报这个应用：示例识字' }).tap();
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

  test('no use is one key without a mouse', async () => {
    const { page } = await stage.enterAs('clerk', stage.tree.gushiSchool, '/workbench/use-filings');
    await page.getByRole('button', { name: '声明没有使用应用' }).waitFor();
    await keyboardOf(page).press('声明没有使用应用');
    await page.getByText('没有缺项。1 件等待主管部门确认。').waitFor();
  });

  test('an officer returns one and confirms the rest at once, by keyboard alone', async () => {
    const { app, tree } = stage;
    const token = await app.signIn('clerk', tree.zhongyuanSchool);
    for (const name of ['示例朗读', '示例画板', '示例算盘']) {
      const picked = { registerId: await aRegisterApp(app.database.db, { name }) };
      const { status } = await filingDesk(app).submitted(token, tree.zhongyuanSchool, { app: picked });
      expect(status).toBe(201);
    }
    const path = '/workbench/use-filings/confirmations';
    const { page, complaints } = await stage.enterAs('officer', tree.zhongyuan, path);
    const keys = keyboardOf(page);
    await page.getByText('已列出 3 件').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await keys.press('确认：示例朗读，中原区示例小学');
    await page.getByText('未勾选 1 件').waitFor();
    await keys.open('确认勾选的 2 件');
    await page.getByText('已确认 2 件').waitFor();
    await keys.open('示例朗读');
    await page.getByText('办到哪一步').waitFor();
    await page.getByRole('button', { name: '退回补充' }).waitFor();
    await keys.open('退回补充');
    await keys.to('第 1 项');
    await page.keyboard.insertText('请补充征求意见的材料');
    expect(await axeViolations(page)).toEqual([]);
    await keys.open('退回补充 1 项');
    await page.getByText('已退回，请补充以下 1 项').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('more than a thousand are confirmed at once, with progress, by keyboard alone', async () => {
    const { app, tree } = stage;
    const queue = jobQueue({ db: app.database.db, clock: () => app.now, listeners: featureListeners });
    onTestFinished(() => queue.stop());
    await manyDeclarations(app, tree.xinyang, MANY);
    const path = '/workbench/use-filings/confirmations';
    const { page, complaints } = await stage.enterAs('officer', tree.xinyang, path);
    const keys = keyboardOf(page);
    await page.getByRole('combobox', { name: '哪一种备案' }).waitFor();
    await keys.to('哪一种备案');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
    await page.getByText('已列出 200 件').waitFor();
    await keys.to('再列出后面的');
    for (let listed = 200; listed < MANY; listed += 200) {
      await page.getByText(`已列出 ${listed.toLocaleString('zh-CN')} 件`).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByText('已列出 1,001 件').waitFor();
    await keys.open('确认勾选的 1,001 件', { isBehind: true });
    await page.getByText('排队中：0/1,001').waitFor();
    expect(await page.getByRole('progressbar', { name: '进度' }).count()).toBe(1);
    await queue.start(useFilingJobs);
    await page.getByText('已确认 1,001 件，备案信息已公示。').waitFor();
    expect(complaints).toEqual([]);
  });
});
