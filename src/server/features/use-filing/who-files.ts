import { type Action, type Actor, may } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { getStanding, type Standing } from '../organisations/standing.ts';

/**
 * Who fills in a filing of that unit: the unit itself, or the actor's authority on its behalf (代填), recorded as such.
 * @throws Failure `not-found` when the unit is out of reach
 */
export async function getFiler(
  db: Reader,
  { actor }: Occasion,
  unit: OrganisationId,
): Promise<OrganisationId> {
  const standing = await getStanding(db, unit);
  if (mayAt(actor, 'use-filing.write', standing)) return unit;
  if (mayAt(actor, 'use-filing.file-on-behalf', standing)) return authorityOf(actor);
  if (!mayAt(actor, 'cases.read', standing)) throw notFound();
  throw new Failure('forbidden', '您的账号不能填报这个单位的备案。', {
    remedy: '请由该单位的经办人办理，或由其主管部门代填。',
  });
}

function mayAt(actor: Actor, action: Action, { id, parentId, place }: Standing): boolean {
  return may(actor, action, { ownerId: id, authorityId: parentId, ...place });
}

function authorityOf({ memberships }: Actor): OrganisationId {
  const officer = memberships.find(({ role }) => role === 'officer');
  if (officer === undefined) throw new Error('only officers file on behalf');
  return officer.organisationId;
}
