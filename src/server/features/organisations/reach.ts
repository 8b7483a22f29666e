import { type Action, type Actor, may, type Placed } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { NOWHERE } from '../../../policy/organisations/place.ts';
import { ensureMay } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import { findStandings, type Standing } from './standing.ts';

/** An organisation owns itself and is decided on by its parent. */
export function placedOrganisation({ id, parentId, place }: Standing): Placed {
  return { ownerId: id, authorityId: parentId, ...place };
}

/**
 * The organisation, if the actor may see it and do this to it.
 * @throws Failure `not-found` outside the actor's reach; `forbidden` when it is seen but this may not be done to it
 */
export async function getWithinReach(
  db: Reader,
  actor: Actor,
  action: Action,
  id: OrganisationId,
): Promise<Standing> {
  const standing = (await findStandings(db, [id])).get(id);
  if (standing === undefined || !may(actor, 'organisations.read', placedOrganisation(standing)))
    throw notFound();
  ensureMay(actor, action, placedOrganisation(standing));
  return standing;
}

/**
 * Entering, moving and closing are acts of the authority that an organisation answers to, or of one above that: what
 * they concern must be seen, and its parent must be within `organisations.manage`. What has no parent manages itself.
 * @throws Failure `not-found`, `forbidden`
 */
export async function getManageable(db: Reader, actor: Actor, id: OrganisationId): Promise<Standing> {
  const standing = await getWithinReach(db, actor, 'organisations.read', id);
  const managedBy = standing.parentId ?? id;
  const parent = (await findStandings(db, [managedBy])).get(managedBy) ?? standing;
  ensureMay(actor, 'organisations.manage', placedOrganisation(parent));
  return standing;
}

/**
 * What stands outside the tree is entered by whoever manages the whole of it.
 * @throws Failure `not-found`, `forbidden`
 */
export async function ensureMayCreate(
  db: Reader,
  actor: Actor,
  parentId: OrganisationId | null,
): Promise<void> {
  if (parentId !== null) await ensureMayReceive(db, actor, parentId);
  else ensureMay(actor, 'organisations.manage', NOWHERE_IN_PARTICULAR);
}

/** Whether the actor may put an organisation below that one. @throws Failure `not-found`, `forbidden` */
export async function ensureMayReceive(db: Reader, actor: Actor, parentId: OrganisationId): Promise<void> {
  await getWithinReach(db, actor, 'organisations.manage', parentId);
}

/** Only a reach that covers everything covers this. */
const NOWHERE_IN_PARTICULAR: Placed = { ownerId: 0 as OrganisationId, authorityId: null, ...NOWHERE };
