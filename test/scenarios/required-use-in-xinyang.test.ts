import { beforeAll, expect, test } from 'vitest';
import type { FileId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { loadYears } from '../../src/server/calendar/load-years.ts';
import { transaction } from '../../src/server/db/database.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { anApp, type TestApp } from '../app.ts';
import { type FilingDesk, filingDesk } from '../builders/filing-desk.ts';
import { aTree, type Tree } from '../builders/organisations.ts';
import { aRegisterApp } from '../builders/register.ts';

/** In the words of 备案管理办法 and of the notices: how a school comes to require an app of its pupils. */

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;
let school: string;
let county: string;
let administrator: string;

beforeAll(async () => {
  app = await anApp(at('2020-05-18 09:00'));
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
  await transaction(app.database.db, (tx) =>
    loadYears(tx, occasionOfProgram('test', app.now, featureListeners), [2020]),
  );
  school = await app.signIn('clerk', tree.shiheSchool);
  county = await app.signIn('officer', tree.shihe);
  administrator = await app.signIn('system-administrator', tree.henan);
});

function at(shanghai: string): Date {
  return new Date(`${shanghai.replace(' ', 'T')}:00+08:00`);
}

async function completedIn(region: 'shihe' | 'pingqiao', asOf: string, knownAt?: Date): Promise<string> {
  const known = knownAt === undefined ? '' : `&knownAt=${knownAt.toISOString()}`;
  const url = `/api/v1/statistics/completion?by=region&at=${tree.xinyang}&asOf=${asOf}${known}`;
  const { body } = await app.call(null, 'GET', url);
  const row = body.rows.find((item: { region: { id: number } }) => item.region.id === tree[region]);
  return `${row.numerator}/${row.denominator}`;
}

test('a school requires an app: refused, filed, returned, filed again, confirmed, counted; then it moves', async () => {
  const registerId = await aRegisterApp(app.database.db, { name: '示例作业' });

  // 未经集体决策，要求学生使用: the rule, the article, what to do.
  const draft = await desk.draft(school, tree.shiheSchool, { app: { registerId }, nature: 'required' });
  const refused = await desk.submit(school, draft.body);
  expect(refused.status).toBe(422);
  const undecided = refused.body.defects.find((defect: { ref: string }) => defect.ref === 'UF-3');
  expect(undecided.rule).toBe('use-filing/required-use-needs-a-collective-decision');
  expect(undecided.source).toContain('附件2注5');
  expect(undecided.remedy).not.toBe('');

  // 集体决策、会议纪要、协议: filed, with a receipt and the day by which the county answers.
  const minutes = (await desk.upload(school, '校务会议纪要.pdf')) as FileId;
  const agreement = (await desk.upload(school, '使用协议.pdf')) as FileId;
  const saved = await app.call(school, 'PUT', `/api/v1/use-filings/${draft.body.id}/draft`, {
    body: {
      draftVersion: draft.body.draftVersion,
      form: {
        ...draft.body.form,
        collectiveDecision: true,
        decision: {
          date: legalDay('2020-05-15'),
          body: '校务会议',
          attendees: ['校长', '教导主任'],
          minutes,
        },
        agreementSigned: true,
        agreement,
      },
    },
  });
  expect(saved.status).toBe(200);
  const filed = await desk.submit(school, draft.body);
  expect(filed.body).toMatchObject({ state: 'submitted', dueOn: '2020-06-01' });
  expect(await completedIn('shihe', '2020-05-18')).toBe('0/3');

  // 退回: two reasons at once, in the school's inbox.
  app.now = at('2020-05-20 15:00');
  const returned = await desk.sendBack(county, filed.body, '请写明使用年级', '协议缺少盖章页');
  const [message] = (await app.call(school, 'GET', '/api/v1/inbox')).body.items;
  expect(message).toMatchObject({ title: expect.stringContaining('补充 2 项'), caseId: filed.body.id });

  // 补充后重新提交: the county's clock starts anew.
  app.now = at('2020-05-21 10:00');
  const again = await desk.submit(school, { id: filed.body.id, version: returned.body.version });
  expect(again.body).toMatchObject({ state: 'submitted', dueOn: '2020-06-04' });

  // 确认: counted from that day, and not before.
  app.now = at('2020-05-25 11:00');
  expect((await desk.confirm(county, again.body)).body.state).toBe('confirmed');
  expect(await completedIn('shihe', '2020-05-24')).toBe('0/3');
  expect(await completedIn('shihe', '2020-05-25')).toBe('1/3');

  // 隶属调整: from the next day the school stands in the other county; yesterday's figures stand.
  app.now = at('2020-05-26 09:00');
  const before = new Date(app.now.getTime() - 1);
  const { body: detail } = await app.call(administrator, 'GET', `/api/v1/organisations/${tree.shiheSchool}`);
  const moved = await app.call(administrator, 'POST', `/api/v1/organisations/${tree.shiheSchool}/moves`, {
    body: { parentId: tree.pingqiao, effectiveOn: '2020-05-26', version: detail.version },
  });
  expect(moved.status).toBeLessThan(300);
  app.now = at('2020-05-26 18:00');
  expect(await completedIn('shihe', '2020-05-25')).toBe('1/3');
  expect(await completedIn('pingqiao', '2020-05-25')).toBe('0/1');
  expect(await completedIn('shihe', '2020-05-26')).toBe('0/2');
  expect(await completedIn('pingqiao', '2020-05-26')).toBe('1/2');
  expect(await completedIn('shihe', '2020-05-26', before)).toBe('1/3');

  // 新的主管部门看得到全部经过; the former one keeps what it decided.
  const newCounty = await app.signIn('officer', tree.pingqiao);
  const timeline = await app.call(newCounty, 'GET', `/api/v1/cases/${filed.body.id}/timeline`);
  expect(timeline.body.entries.map(({ action }: { action: string }) => action)).toEqual([
    'open',
    'submit',
    'return',
    'submit',
    'confirm',
  ]);
  expect((await app.call(county, 'GET', `/api/v1/cases/${filed.body.id}/timeline`)).status).toBe(200);
});
