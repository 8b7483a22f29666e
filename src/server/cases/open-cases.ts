import { sql } from 'kysely';
import type { Place } from '../../policy/access/grants.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import type { AnyStateTable } from '../../policy/states.ts';
import { recordFirst } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { awaitsOf } from './state-of.ts';

export interface NewCase {
  readonly title: string;
  readonly ownerId: OrganisationId;
  /** The authority that will decide it (JU-6). */
  readonly authorityId: OrganisationId;
  readonly ownerPlace: Place;
  /** Facts for the timeline; no personal data. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Opens cases in the initial state of their kind and returns their ids in the order given. */
export async function openCases(
  tx: Tx,
  occasion: Occasion,
  table: AnyStateTable,
  cases: readonly NewCase[],
): Promise<CaseId[]> {
  const column = <T>(read: (item: NewCase) => T): T[] => cases.map(read);
  const { rows } = await sql<{ id: CaseId }>`
    INSERT INTO cases (kind, state, awaits, title, owner_id, authority_id, province_id, region_id, county_id,
                       opened_at, changed_at)
    SELECT ${table.kind}, ${table.initial}, ${awaitsOf(table, table.initial)}, item.title, item.owner, item.authority,
      item.province, item.region, item.county, ${occasion.now}::timestamptz, ${occasion.now}::timestamptz
    FROM unnest(${column(({ title }) => title)}::text[], ${column(({ ownerId }) => ownerId)}::bigint[],
      ${column(({ authorityId }) => authorityId)}::bigint[],
      ${column(({ ownerPlace }) => ownerPlace.provinceId)}::bigint[],
      ${column(({ ownerPlace }) => ownerPlace.regionId)}::bigint[],
      ${column(({ ownerPlace }) => ownerPlace.countyId)}::bigint[])
      WITH ORDINALITY AS item(title, owner, authority, province, region, county, place)
    ORDER BY item.place
    RETURNING id`.execute(tx);
  const ids = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  await recordFirst(
    tx,
    occasion,
    'case',
    cases.map(({ body }, index) => ({
      streamId: ids[index] ?? 0,
      action: 'open',
      toState: table.initial,
      body,
    })),
  );
  return ids;
}
