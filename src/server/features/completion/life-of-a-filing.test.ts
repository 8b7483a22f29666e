import { beforeAll, expect, it } from 'vitest';
import { anApp, type TestAnswer, type TestApp } from '../../../../test/app.ts';
import { type FilingDesk, filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { compareWithTimelines } from './recompute.ts';

let app: TestApp;
let desk: FilingDesk;
let tree: Tree;
let clerk: string;
let officer: string;

beforeAll(async () => {
  app = await anApp(new Date('2020-03-02T02:00:00Z'));
  desk = filingDesk(app);
  tree = await aTree(app.database.db);
  clerk = await app.signIn('clerk', tree.shiheSchool);
  officer = await app.signIn('officer', tree.shihe);
});

/** Does it a day after the last thing, and says how the county's schools stand that evening, by every metric. */
async function nextDay(work: () => Promise<TestAnswer>): Promise<readonly [TestAnswer['body'], string]> {
  app.now = new Date(app.now.getTime() + 86_400_000);
  const { status, body } = await work();
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  const figures: string[] = [];
  for (const metric of ['started', 'filed', 'confirmed']) {
    const url = `/api/v1/statistics/completion?at=${tree.shihe}&metric=${metric}`;
    const { numerator, denominator } = (await app.app.inject(url)).json().total;
    figures.push(`${numerator}/${denominator}`);
  }
  return [body, figures.join(' ')];
}

const post = (token: string, path: string, body?: object) =>
  app.call(token, 'POST', `/api/v1/${path}`, body === undefined ? {} : { body });

it('counts from the API what happens through the API, and its timelines lead to the same', async () => {
  const school = tree.shiheSchool;
  const days: string[] = [];
  const day = async (work: () => Promise<TestAnswer>) => {
    const [body, figures] = await nextDay(work);
    days.push(figures);
    return body;
  };
  const registerId = await aRegisterApp(app.database.db);
  const form = { app: { registerId } };

  const declared = await day(() =>
    post(clerk, 'no-use-declarations', { organisationId: school, noAppUsed: true }),
  );
  const draft = await day(async () => {
    await desk.confirm(officer, declared);
    return desk.draft(clerk, school, form);
  });
  const submitted = await day(() => desk.submit(clerk, draft));
  const returned = await day(() => desk.sendBack(officer, submitted, '请补充使用范围'));
  const again = await day(() => desk.submit(clerk, returned));
  const confirmed = await day(() => desk.confirm(officer, again));
  await day(() =>
    post(officer, `use-filings/${confirmed.id}/annulment`, { version: confirmed.version, reason: '误确认' }),
  );
  const second = await day(() => desk.submitted(clerk, school, form));
  await day(() =>
    post(clerk, `use-filings/${second.id}/withdrawal`, { version: second.version, reason: '填错了应用' }),
  );
  const third = await day(() => desk.submitted(clerk, school, form));
  await day(() => desk.confirm(officer, third));
  const use = await app.database.db
    .selectFrom('register_uses')
    .select('id')
    .where('status', '=', 'in-use')
    .executeTakeFirstOrThrow();
  const stop = await day(() =>
    post(clerk, `uses/${use.id}/stops`, { stoppedOn: '2020-03-14', reason: 'no-longer-needed' }),
  );
  await day(() => desk.confirm(officer, stop));

  expect(days).toEqual([
    '1/3 1/3 0/3', // declared
    '1/3 1/3 1/3', // the declaration confirmed
    '1/3 1/3 1/3', // a use submitted
    '1/3 1/3 1/3', // returned
    '1/3 1/3 1/3', // submitted again
    '1/3 1/3 1/3', // confirmed: the declaration ends without a gap
    '1/3 0/3 0/3', // annulled
    '1/3 1/3 0/3', // another submitted
    '1/3 0/3 0/3', // withdrawn
    '1/3 1/3 0/3', // a third submitted
    '1/3 1/3 1/3', // confirmed
    '1/3 1/3 1/3', // its stop submitted
    '1/3 0/3 0/3', // the stop confirmed
  ]);
  const compared = await compareWithTimelines(app.database.db);
  expect(compared).toMatchObject({ organisations: 1, differences: 0, examples: [] });
  expect(compared.events).toBeGreaterThan(8);
});
