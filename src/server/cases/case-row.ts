import type { Selectable } from 'kysely';
import type { Placed } from '../../policy/access/grants.ts';
import type { DB } from '../db/types.generated.ts';

export type CaseRow = Selectable<DB['cases']>;

/** A case after a transition: the row as it is now, and what the caller said about it. */
export interface MovedCase {
  readonly row: CaseRow;
  readonly from: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** How the timeline names who moved it. */
  readonly actorName: string;
}

/** What access to a case is decided on. */
export function placedCase(row: CaseRow): Placed {
  return {
    ownerId: row.owner_id,
    authorityId: row.authority_id,
    provinceId: row.province_id,
    regionId: row.region_id,
    countyId: row.county_id,
  };
}
