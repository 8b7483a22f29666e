import type { OrganisationId } from '../../../policy/ids.ts';
import { startOf } from '../../../policy/legal-day.ts';
import { ALWAYS } from '../../../policy/organisations/facts.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import type { Occasion } from '../../occasion.ts';
import { createOrganisations } from './create-organisations.ts';
import type { NewOrganisation } from './new-organisation.ts';

/** Everybody answers to it in the end, in an installation for one province too. A roster may give it another name. */
const MINISTRY: NewOrganisation = {
  name: '教育部',
  kind: 'authority',
  level: 'ministry',
  regionCode: '000000',
  effectiveAt: startOf(ALWAYS),
};

/** The authority at the top of the tree. */
export async function findRoot(db: Reader): Promise<OrganisationId | undefined> {
  const root = await db
    .selectFrom('organisation_periods')
    .select('organisation_id')
    .where('kind', '=', 'authority')
    .where('parent_id', 'is', null)
    .where('open', '=', true)
    .where('effective_to', '=', FOREVER_SQL)
    .where('recorded_to', '=', FOREVER_SQL)
    .orderBy('organisation_id')
    .executeTakeFirst();
  return root?.organisation_id;
}

/** Likewise; entered where there is none yet. */
export async function findOrCreateRoot(tx: Tx, occasion: Occasion): Promise<OrganisationId> {
  const root = await findRoot(tx);
  if (root !== undefined) return root;
  const [created] = await createOrganisations(tx, occasion, [MINISTRY]);
  if (created === undefined) throw new Error('the root was not entered');
  return created;
}
