import type { OrganisationId } from '../../../policy/ids.ts';
import { TAKE_PROVIDER_FILINGS } from '../../../policy/provider-filing/a-filing-goes-to-the-provincial-department.ts';
import type { Reader } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';

export interface FilingAuthority {
  readonly id: OrganisationId;
  readonly name: string;
  readonly level: (typeof TAKE_PROVIDER_FILINGS)[number];
}

/** Those that take provider filings (M 10), the provinces before the Ministry. */
export async function findFilingAuthorities(db: Reader): Promise<FilingAuthority[]> {
  const rows = await db
    .selectFrom('organisation_periods')
    .select(['organisation_id as id', 'name', 'level'])
    .where('level', 'in', TAKE_PROVIDER_FILINGS)
    .where('open', '=', true)
    .where('effective_to', '=', FOREVER_SQL)
    .where('recorded_to', '=', FOREVER_SQL)
    .orderBy('display_order')
    .orderBy('organisation_id')
    .execute();
  const authorities = rows as FilingAuthority[];
  return TAKE_PROVIDER_FILINGS.flatMap((wanted) => authorities.filter(({ level }) => level === wanted));
}
