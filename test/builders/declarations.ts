import type { Membership } from '../../src/policy/access/grants.ts';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { transaction } from '../../src/server/db/database.ts';
import { createOrganisations } from '../../src/server/features/organisations/create-organisations.ts';
import { openDrafts } from '../../src/server/features/use-filing/drafts.ts';
import { getFilings } from '../../src/server/features/use-filing/filing.ts';
import { submitFilings } from '../../src/server/features/use-filing/submission.ts';
import { featureListeners } from '../../src/server/features.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { TestApp } from '../app-on-database.ts';

/** So many new schools of that authority, each of which has declared that it uses no app. */
export async function manyDeclarations(
  { database, now }: TestApp,
  authority: OrganisationId,
  count: number,
): Promise<void> {
  const program = occasionOfProgram('test', now, featureListeners);
  await transaction(database.db, async (tx) => {
    const schools = await createOrganisations(
      tx,
      program,
      Array.from({ length: count }, (_, index) => ({
        kind: 'school' as const,
        name: `示例学校第 ${index + 1} 分校`,
        stages: ['primary-secondary' as const],
        parent: authority,
      })),
    );
    const clerks = { ...program, actor: { ...program.actor, memberships: schools.map(clerkOf) } };
    const drafts = schools.map((organisationId) => ({ organisationId, form: { noAppUsed: true } }));
    const ids = await openDrafts(tx, clerks, 'no-use', drafts);
    await submitFilings(tx, clerks, await getFilings(tx, clerks, ids));
  });
}

const clerkOf = (organisationId: OrganisationId): Membership => ({
  organisationId,
  role: 'clerk',
  level: null,
  place: { provinceId: null, regionId: null, countyId: null },
});
