import assert from 'node:assert/strict';
import { transaction } from '../../src/server/db/database.ts';
import { createAccount } from '../../src/server/features/identity/accounts.ts';
import { redeemLink } from '../../src/server/features/identity/one-time-links.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { deviationsIn } from '../builders/deviations.ts';
import type { Fault, Site } from './fault.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PASSWORD = 'Clock-moved-2020';

/** The clock goes back and forth under running work. Time is put back in the end. */
export const clockMoved: Fault = {
  title: 'the clock is moved back and forth',
  async inject(site) {
    const { app } = site;
    const start = app.now;
    try {
      await dueDaysStand(site);
      app.now = start;
      await sessionsEnd(site);
    } finally {
      app.now = start;
    }
  },
};

/** A due day that has been given stays; what is done after the move goes by the day that the clock shows then. */
async function dueDaysStand(site: Site): Promise<void> {
  const { app, desk, tree, clerk, officer } = site;
  const start = app.now;
  const { body: filed } = await desk.submitted(clerk, tree.shiheSchool);
  app.now = new Date(start.getTime() - 3 * DAY);
  const { body: earlier } = await desk.submitted(clerk, tree.shiheSchool);
  const returned = await desk.sendBack(officer, filed, '请补充使用年级');
  assert.equal(returned.status, 201, 'decided although the clock says that it is not filed yet');
  app.now = new Date(start.getTime() + 2 * DAY);
  const again = await desk.submit(clerk, returned.body);
  assert.equal(again.status, 201);
  const { body } = await app.call(clerk, 'GET', `/api/v1/use-filings/${earlier.id}`);
  assert.equal(body.clock?.dueOn ?? null, earlier.dueOn);
  const { body: timeline } = await app.call(clerk, 'GET', `/api/v1/cases/${filed.id}/timeline`);
  const entries = timeline.entries as { seq: number; action: string }[];
  assert.deepEqual(
    entries.map(({ seq, action }) => `${seq} ${action}`),
    ['1 open', '2 submit', '3 return', '4 submit'],
  );
  assert.deepEqual(await deviationsIn(app.database), []);
}

/** A session ends by the clock as it stands; moving it neither signs out those at work nor makes one last longer. */
async function sessionsEnd(site: Site): Promise<void> {
  const { app } = site;
  const token = await signedIn(site);
  const start = app.now;
  const statusAt = async (offset: number): Promise<number> => {
    app.now = new Date(start.getTime() + offset);
    return (await app.call(token, 'GET', '/api/v1/sessions/current')).status;
  };
  assert.equal(await statusAt(-HOUR), 200, 'an hour back');
  assert.equal(await statusAt(20 * MINUTE), 200);
  assert.equal(await statusAt(45 * MINUTE), 200, 'it was used meanwhile');
  assert.equal(await statusAt(80 * MINUTE), 401, 'idle for too long');
  assert.equal(await statusAt(13 * HOUR), 401, 'over');
  assert.equal(await statusAt(40 * DAY), 401);
}

async function signedIn({ app, tree }: Site): Promise<string> {
  const loginName = `clock-${app.now.getTime()}-${Math.trunc(performance.now())}`;
  await transaction(app.database.db, async (tx) => {
    const occasion = occasionOfProgram('torture', app.now, featureListeners);
    const account = { loginName, role: 'officer' as const, organisationId: tree.shihe };
    await redeemLink(tx, occasion, (await createAccount(tx, occasion, account)).linkToken, PASSWORD);
  });
  const answer = await app.call(null, 'POST', '/api/v1/sessions', {
    body: { loginName, password: PASSWORD },
  });
  assert.equal(answer.status, 201);
  return answer.body.token;
}
