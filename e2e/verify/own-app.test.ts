import { beforeAll, expect, test } from 'vitest';
import type { FileId } from '../../src/policy/ids.ts';
import { loadYears } from '../../src/server/calendar/load-years.ts';
import { transaction } from '../../src/server/db/database.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { workbench } from '../../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../../test/app.ts';
import { filingDesk } from '../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../test/builders/organisations.ts';
import { aPerson, PASSWORD } from '../../test/builders/people.ts';
import { anOwnApp, aSelfDevelopedForm } from '../../test/builders/use-filing.ts';
import { aBrowser, aVisit, axeViolations, inBrowser, served } from '../browser.ts';

const quiet = { info: () => undefined, error: () => undefined };

inBrowser('an app that its own unit developed', () => {
  let app: TestApp;
  let tree: Tree;
  let url: string;
  let browser: Awaited<ReturnType<typeof aBrowser>>;

  beforeAll(async () => {
    // A browser keeps no cookie that has expired by its own clock.
    app = await anApp(new Date(), { workbench: workbench(quiet) });
    tree = await aTree(app.database.db);
    await transaction(app.database.db, (tx) =>
      loadYears(tx, occasionOfProgram('test', app.now, featureListeners)),
    );
    url = await served(app);
    browser = await aBrowser();
  });

  async function arrive(loginName: string, path: string) {
    const visit = await aVisit(browser, url);
    await visit.page.goto(path);
    await visit.page.getByLabel('账号名').fill(loginName);
    await visit.page.getByLabel('密码').fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    return visit;
  }

  test('is entered as a provider enters it, and told off by the rules for providers', async () => {
    const clerk = (await aPerson(app, tree.shiheSchool)).loginName;
    const { page, complaints } = await arrive(clerk, '/workbench/use-filings/new');
    await page.getByRole('button', { name: '填报自研自用的应用' }).click();
    await page.getByRole('button', { name: '添加业务系统' }).click();
    await page.getByLabel('业务系统名称').fill('校务管理系统');
    await page.getByLabel('应用名称', { exact: true }).fill('示例校务通');
    const adverts = page.getByRole('group', { name: '是否呈现广告', exact: true });
    await adverts.getByLabel('是', { exact: true }).check();
    await page.getByText('已自动保存').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '核对填写内容' }).click();
    await page.getByText('呈现的广告应当与提供的服务相契合', { exact: false }).waitFor();
    await page.getByRole('button', { name: '提交备案' }).click();
    await page.locator('.error-summary').getByRole('link', { name: '广告与服务相契合' }).click();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(
      'use-selfDeveloped.app.advertisementsFit',
    );
    await page.reload();
    await expect.poll(() => page.getByLabel('业务系统名称').inputValue()).toBe('校务管理系统');
    expect(complaints).toEqual([]);
  });

  test('is shown to whoever decides, answer by answer', async () => {
    const desk = filingDesk(app);
    const session = await app.signIn('clerk', tree.shiheMiddleSchool);
    const upload = async () => (await desk.upload(session, '证明材料.pdf')) as FileId;
    const { selfDeveloped, ...form } = aSelfDevelopedForm();
    const [system] = selfDeveloped?.systems ?? [];
    const [onePackage] = selfDeveloped?.app?.packages ?? [];
    const draft = await app.call(session, 'POST', '/api/v1/use-filings', {
      body: {
        organisationId: tree.shiheMiddleSchool,
        form: {
          ...form,
          unit: { ...form.unit, name: '浉河区示例中学' },
          selfDeveloped: {
            ...selfDeveloped,
            systems: [
              { ...system, mlpsScan: await upload(), mlpsAssessmentReport: { file: await upload() } },
            ],
            app: anOwnApp({ packages: [{ ...onePackage, file: await upload() }] }),
          },
        },
      },
    });
    const submitted = await desk.submit(session, draft.body);
    expect(submitted.status).toBe(201);
    const officer = (await aPerson(app, tree.shihe, 'officer')).loginName;
    const { page, complaints } = await arrive(officer, `/workbench/cases/${draft.body.id}`);
    const declared = page.getByRole('region', { name: '申报内容' });
    await declared.getByText('cn.example.xiaowu').waitFor();
    await declared.getByText('豫ICP备00000002号').waitFor();
    await declared.getByText('办公与人事').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
