import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';

export interface FilingAuthority {
  readonly id: OrganisationId;
  readonly name: string;
  readonly level: 'province' | 'ministry';
}

/** Those that take provider filings (M 10), the provinces before the Ministry. */
export async function findFilingAuthorities(db: Reader): Promise<FilingAuthority[]> {
  const rows = await db
    .selectFrom('organisation_periods')
    .select(['organisation_id as id', 'name', 'level'])
    .where('level', 'in', ['province', 'ministry'])
    .where('open', '=', true)
    .where('effective_to', '=', FOREVER_SQL)
    .where('recorded_to', '=', FOREVER_SQL)
    .orderBy('display_order')
    .orderBy('organisation_id')
    .execute();
  const authorities = rows as FilingAuthority[];
  return (['province', 'ministry'] as const).flatMap((wanted) =>
    authorities.filter(({ level }) => level === wanted),
  );
}
