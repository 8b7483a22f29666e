import { beforeAll, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { filingDesk } from '../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import { legalDay } from '../../policy/legal-day.ts';
import { loadYears } from '../calendar/load-years.ts';
import { transaction } from '../db/database.ts';
import { featureListeners } from '../features.ts';
import { occasionOfProgram } from '../occasion.ts';
import { enterSetting } from '../settings/enter-setting.ts';
import { remindOfDueDays } from './remind-of-due-days.ts';

let app: TestApp;
let tree: Tree;

/** Filings submitted on Monday 2 March, due on Monday 16 March. */
beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  const occasion = occasionOfProgram('test', app.now, featureListeners);
  await transaction(app.database.db, async (tx) => {
    await loadYears(tx, occasion, [2020]);
    await enterSetting(tx, occasion, {
      key: 'cases.warning-working-days',
      organisationId: tree.pingqiao,
      effectiveFrom: legalDay('2020-03-01'),
      value: 0,
    });
  });
  const desk = filingDesk(app);
  for (const school of [tree.shiheSchool, tree.shiheMiddleSchool, tree.pingqiaoSchool])
    await desk.submitted(await app.signIn('clerk', school), school);
});

async function remindersOn(day: string, organisationId: OrganisationId): Promise<string[]> {
  const occasion = occasionOfProgram('test', new Date(`${day}T01:00:00+08:00`), featureListeners);
  const told = () =>
    app.database.db
      .selectFrom('inbox')
      .select('title')
      .where('organisation_id', '=', organisationId)
      .orderBy('id')
      .execute();
  const before = await told();
  await transaction(app.database.db, (tx) => remindOfDueDays(tx, occasion));
  return (await told()).slice(before.length).map(({ title }) => title);
}

test.each([
  ['2020-03-11', []],
  ['2020-03-12', ['有 2 件办件将于 2020-03-16 到期']],
  ['2020-03-13', []],
  ['2020-03-14', []],
  ['2020-03-16', []],
])('on %s the county is told %j, once for all that is due', async (day, expected) => {
  expect(await remindersOn(day, tree.shihe)).toEqual(expected);
});

test('an authority that has set another number of days is told then', async () => {
  expect(await remindersOn('2020-03-12', tree.pingqiao)).toEqual([]);
  expect(await remindersOn('2020-03-16', tree.pingqiao)).toEqual(['有 1 件办件将于 2020-03-16 到期']);
});

test('whoever must supplement is told of each case', async () => {
  await app.database.db
    .updateTable('cases')
    .set({ awaits: 'owner', title: '示例作业' })
    .where('owner_id', '=', tree.shiheSchool)
    .execute();
  expect(await remindersOn('2020-03-12', tree.shiheSchool)).toEqual(['“示例作业”将于 2020-03-16 到期']);
  expect(await remindersOn('2020-03-12', tree.shihe)).toEqual(['有 1 件办件将于 2020-03-16 到期']);
});

test('nobody is told where the calendar of the year is not there', async () => {
  expect(await remindersOn('2021-03-12', tree.shihe)).toEqual([]);
});
