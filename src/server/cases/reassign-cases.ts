import { sql } from 'kysely';
import type { Place } from '../../policy/access/grants.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';

export interface Reassignment {
  /** Where owners stand now: their cases, closed ones too, are seen from there. */
  readonly places: readonly { readonly ownerId: OrganisationId; readonly place: Place }[];
  /** Owners that answer to another authority now: it decides what is open; what is closed stays with who decided it. */
  readonly authorities: readonly {
    readonly ownerId: OrganisationId;
    readonly from: OrganisationId;
    readonly to: OrganisationId;
  }[];
}

export interface ReassignedCase {
  readonly id: CaseId;
  readonly ownerId: OrganisationId;
  readonly state: string;
  readonly from: OrganisationId;
  readonly to: OrganisationId;
}

/** Lets cases follow their owners through the tree. Each that gets another authority has an entry that says so. */
export async function reassignCases(
  tx: Tx,
  occasion: Occasion,
  { places, authorities }: Reassignment,
): Promise<ReassignedCase[]> {
  await placeCases(tx, places);
  const passed = await passOn(tx, authorities);
  await record(
    tx,
    occasion,
    'case',
    passed.map(({ id, state, from, to }) => ({
      streamId: id,
      action: 'reassign',
      fromState: state,
      toState: state,
      body: { from, to },
    })),
  );
  return passed;
}

async function placeCases(tx: Tx, places: Reassignment['places']): Promise<void> {
  const column = (read: (place: Place) => OrganisationId | null) => places.map(({ place }) => read(place));
  await sql`
    UPDATE cases SET province_id = item.province, region_id = item.region, county_id = item.county
    FROM unnest(${places.map(({ ownerId }) => ownerId)}::bigint[],
      ${column(({ provinceId }) => provinceId)}::bigint[], ${column(({ regionId }) => regionId)}::bigint[],
      ${column(({ countyId }) => countyId)}::bigint[]) AS item(owner, province, region, county)
    WHERE cases.owner_id = item.owner AND (cases.province_id, cases.region_id, cases.county_id)
      IS DISTINCT FROM (item.province, item.region, item.county)`.execute(tx);
}

/** A raised version tells whoever had the case open that it has left them; nobody of the new authority works on it yet. */
async function passOn(tx: Tx, authorities: Reassignment['authorities']): Promise<ReassignedCase[]> {
  const column = (key: keyof Reassignment['authorities'][number]) => authorities.map((item) => item[key]);
  const { rows } = await sql<ReassignedCase>`
    UPDATE cases SET authority_id = item.to_id, assignee_id = NULL, version = version + 1
    FROM unnest(${column('ownerId')}::bigint[], ${column('from')}::bigint[], ${column('to')}::bigint[])
      AS item(owner, from_id, to_id)
    WHERE cases.owner_id = item.owner AND cases.authority_id = item.from_id AND cases.awaits <> 'nobody'
      AND item.from_id <> item.to_id
    RETURNING cases.id, cases.owner_id AS "ownerId", cases.state, item.from_id AS "from", item.to_id AS "to"`.execute(
    tx,
  );
  return rows.toSorted((a, b) => a.id - b.id);
}
