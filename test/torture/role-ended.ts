import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { AccountId } from '../../src/policy/ids.ts';
import { transaction } from '../../src/server/db/database.ts';
import { grantRole } from '../../src/server/features/identity/accounts.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { Fault, Site } from './fault.ts';

/** Requests go on while the role ends: those sent after the answer to the ending are refused, each of them. */
export const roleEnded: Fault = {
  title: 'an officer is demoted, then moved to another county, in the middle of a session',
  async inject(site) {
    const { app, desk, tree, clerk } = site;
    const leaving = await app.signIn('officer', tree.shihe);
    const { body: filing } = await desk.submitted(clerk, tree.shiheSchool);
    const look = () => app.call(leaving, 'GET', `/api/v1/use-filings/${filing.id}`);
    assert.equal((await look()).status, 200);

    let ended = false;
    const looking = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let more = 3; more > 0; more -= ended ? 1 : 0) {
          const wasEnded = ended;
          const { status } = await look();
          assert.ok(status === 403 || (status === 200 && !wasEnded), `${status} after the role had ended`);
        }
      }),
    );
    const accountId = await accountOf(site, leaving);
    await endRole(site, accountId);
    ended = true;
    await looking;
    assert.equal((await desk.confirm(leaving, filing)).status, 403);

    await grant(site, accountId);
    assert.equal((await look()).status, 404, 'to another county it does not exist');
    assert.equal((await desk.confirm(leaving, filing)).status, 404);
    assert.equal((await app.call(leaving, 'GET', '/api/v1/cases')).status, 200);
  },
};

async function accountOf({ app }: Site, token: string): Promise<AccountId> {
  return (await app.call(token, 'GET', '/api/v1/sessions/current')).body.accountId;
}

async function endRole({ app, tree }: Site, accountId: AccountId): Promise<void> {
  const security = await app.signIn('security-administrator', tree.xinyang);
  const { rows } = await sql<{
    id: number;
  }>`SELECT id FROM memberships WHERE account_id = ${accountId}`.execute(app.database.db);
  const answer = await app.call(security, 'POST', `/api/v1/memberships/${rows[0]?.id}/end`);
  assert.equal(answer.status, 204);
}

async function grant({ app, tree }: Site, accountId: AccountId): Promise<void> {
  const occasion = occasionOfProgram('torture', app.now, featureListeners);
  await transaction(app.database.db, (tx) =>
    grantRole(tx, occasion, { accountId, organisationId: tree.pingqiao, role: 'officer' }),
  );
}
