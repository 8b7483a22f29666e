import type { Place } from '../access/grants.ts';
import type { OrganisationId } from '../ids.ts';
import type { OrganisationKind } from './kinds.ts';

export const NOWHERE: Place = { provinceId: null, regionId: null, countyId: null };

/** By depth below the Ministry, which stands at depth 0 and is nobody's place. */
const DEPTHS = ['provinceId', 'regionId', 'countyId'] as const satisfies readonly (keyof Place)[];

export interface Parent {
  readonly id: OrganisationId;
  readonly place: Place;
}

/**
 * Where an organisation stands below its parent: an authority is its own place at its depth, everything else stands where
 * its parent stands. A directly administered county is at depth 2, like a city.
 */
export function placeBelow(
  id: OrganisationId,
  { kind }: { readonly kind: OrganisationKind },
  parent: Parent,
): Place {
  if (kind !== 'authority') return parent.place;
  const depth = DEPTHS[depthOf(parent)];
  if (depth === undefined) throw new RangeError(`no authority can stand below organisation ${parent.id}`);
  return { ...parent.place, [depth]: id };
}

/** 0 for the Ministry, 1 for a province, and so on. */
function depthOf({ id, place }: Parent): number {
  return DEPTHS.findLastIndex((field) => place[field] === id) + 1;
}
