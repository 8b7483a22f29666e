import { expect, test } from 'vitest';
import { DEMO_PASSWORD, demoAccounts, openDemoAccounts } from '../demo/accounts.ts';
import type { LoadedOrganisations } from '../demo/load-organisations.ts';
import { transaction } from '../src/server/db/database.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { anApp } from './app.ts';
import { anOrganisation, aTree } from './builders/organisations.ts';

const PROVIDER = { kind: 'provider', name: '示例科技有限公司', stages: [] } as const;

test('everybody in the demonstration gets in with the password alone, a year later too', async () => {
  const app = await anApp();
  const tree = await aTree(app.database.db);
  const organisations = {
    ministry: tree.ministry,
    providers: new Map([['91350100M000100Y43', await anOrganisation(app.database.db, null, PROVIDER)]]),
    authorities: new Map([
      ['410000', { id: tree.henan }],
      ['411500', { id: tree.xinyang }],
      ['411502', { id: tree.shihe }],
    ]),
    schools: new Map([
      ['2141000001', { id: tree.shiheSchool, school: { parent: '411502', stages: ['primary-secondary'] } }],
      ['4141000008', { id: tree.university, school: { parent: '410000', stages: ['university'] } }],
    ]),
  } as unknown as LoadedOrganisations;
  await transaction(app.database.db, (tx) =>
    openDemoAccounts(tx, occasionOfProgram('test', app.now, new Map()), organisations),
  );
  app.now = new Date('2021-03-02T02:00:00Z');
  for (const { loginName } of demoAccounts) {
    const body = { loginName, password: DEMO_PASSWORD };
    const answer = await app.call(null, 'POST', '/api/v1/sessions', { body });
    expect(answer).toMatchObject({ status: 201, body: { toDo: [] } });
  }
});
