import type { OrganisationId } from '../../../policy/ids.ts';
import { startOf } from '../../../policy/legal-day.ts';
import { ALWAYS } from '../../../policy/rule.ts';
import type { Tx } from '../../db/database.ts';
import { findRoot } from '../../find-root.ts';
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

/** The authority at the top of the tree; entered where there is none yet. */
export async function findOrCreateRoot(tx: Tx, occasion: Occasion): Promise<OrganisationId> {
  const root = await findRoot(tx);
  if (root !== undefined) return root;
  const [created] = await createOrganisations(tx, occasion, [MINISTRY]);
  if (created === undefined) throw new Error('the root was not entered');
  return created;
}
