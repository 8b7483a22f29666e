import assert from 'node:assert/strict';
import { transaction } from '../../src/server/db/database.ts';
import { abandonOverdue } from '../../src/server/features/provider-filing/abandonment.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { Fault, Site } from './fault.ts';

const TIMES = 10;
const MONTH = 30 * 86_400_000;

export const abandonedTenTimes: Fault = {
  title: `the nightly abandonment is run ${TIMES} times at once`,
  async inject(site) {
    const { app, providers } = site;
    const start = app.now;
    const { body: filed } = await providers.submitted();
    assert.equal((await providers.sendBack(filed.id, { reason: '材料不清晰' })).status, 201);
    app.now = new Date(start.getTime() + MONTH);
    try {
      await abandonAtOnce(site, filed.id);
    } finally {
      app.now = start;
    }
  },
};

async function abandonAtOnce({ app, providers }: Site, id: number): Promise<void> {
  const occasion = occasionOfProgram('torture', app.now, featureListeners);
  const { db } = app.database;
  const overdue = await db
    .selectFrom('cases')
    .select('id')
    .where('kind', '=', 'provider-filing')
    .where('state', '=', 'returned')
    .execute();
  const runs = Array.from({ length: TIMES }, () => transaction(db, (tx) => abandonOverdue(tx, occasion)));
  const counts = (await Promise.all(runs)).toSorted((a, b) => b - a);
  assert.deepEqual(counts, [overdue.length, ...Array.from({ length: TIMES - 1 }, () => 0)]);
  assert.equal((await providers.view(providers.provider, id)).body.state, 'abandoned');
  const told = await db
    .selectFrom('inbox')
    .select('id')
    .where('case_id', '=', id as never)
    .where('title', 'like', '%视为放弃备案')
    .execute();
  assert.equal(told.length, 1, 'the provider is told once');
}
