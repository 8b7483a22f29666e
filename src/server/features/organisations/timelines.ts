import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationState, Period, Timeline } from '../../../policy/organisations/periods.ts';
import { compareTimelines } from '../../../policy/organisations/periods.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { FOREVER } from '../../db/type-parsers.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { batches } from './batches.ts';

/** A period as it stands in the database, known now. */
export interface StoredPeriod extends Period {
  readonly rowId: number;
  readonly recordedFrom: number;
}

export type Timelines = ReadonlyMap<OrganisationId, Timeline>;
export type StoredTimelines = ReadonlyMap<OrganisationId, readonly StoredPeriod[]>;

interface PeriodRow {
  readonly id: number;
  readonly organisation_id: OrganisationId;
  readonly parent_id: OrganisationId | null;
  readonly name: string;
  readonly kind: OrganisationState['kind'];
  readonly level: OrganisationState['level'];
  readonly stages: OrganisationState['stages'];
  readonly open: boolean;
  readonly successor_id: OrganisationId | null;
  readonly display_order: number;
  readonly province_id: OrganisationId | null;
  readonly region_id: OrganisationId | null;
  readonly county_id: OrganisationId | null;
  readonly effective_from: Date;
  readonly effective_to: Date;
  readonly recorded_from: Date;
}

const TREE_LOCK = 4_711_001;

/** Changes of the tree wait for one another: where an organisation stands depends on all above it. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${TREE_LOCK}::bigint)`.execute(tx);
}

/** All that is known now of these organisations; those that do not exist are left out. */
export async function findTimelines(db: Reader, ids: Iterable<OrganisationId>): Promise<StoredTimelines> {
  const { rows } = await sql<PeriodRow>`
    SELECT id, organisation_id, parent_id, name, kind, level, stages, open, successor_id, display_order,
      province_id, region_id, county_id, effective_from, effective_to, recorded_from
    FROM organisation_periods
    WHERE organisation_id = ANY(${[...new Set(ids)]}::bigint[]) AND recorded_to = 'infinity'
    ORDER BY organisation_id, effective_from`.execute(db);
  return Map.groupBy(rows.map(storedPeriod), ({ organisationId }) => organisationId);
}

/**
 * Writes what differs between the stored timelines and the new ones. The moment of recording is now, or just after what
 * was recorded last, so that nothing known before is lost even if two changes fall into one millisecond.
 * @throws Failure `conflict` when somebody else changed one of them meanwhile
 */
export async function saveTimelines(
  tx: Tx,
  { now }: Occasion,
  before: StoredTimelines,
  after: Timelines,
): Promise<void> {
  const superseded = [...after].flatMap(
    ([id, timeline]) => compareTimelines(before.get(id) ?? [], timeline).superseded,
  );
  const recordedAt = new Date(
    superseded.reduce((latest, { recordedFrom }) => Math.max(latest, recordedFrom + 1), now.getTime()),
  );
  await supersede(tx, superseded, recordedAt);
  for (const batch of batches(addedPeriods(before, after))) await insertPeriods(tx, batch, recordedAt);
}

function* addedPeriods(before: StoredTimelines, after: Timelines): Generator<NewPeriod> {
  for (const [id, timeline] of after) {
    const { added } = compareTimelines(before.get(id) ?? [], timeline);
    for (const period of added) yield { id, ...period };
  }
}

async function supersede(tx: Tx, periods: readonly StoredPeriod[], recordedAt: Date): Promise<void> {
  if (periods.length === 0) return;
  const { numAffectedRows } = await sql`
    UPDATE organisation_periods SET recorded_to = ${recordedAt}
    WHERE id = ANY(${periods.map(({ rowId }) => rowId)}::bigint[]) AND recorded_to = 'infinity'`.execute(tx);
  if (Number(numAffectedRows) === periods.length) return;
  throw new Failure('conflict', '机构信息刚刚被他人修改，您的操作未生效。', { remedy: '请刷新后重试。' });
}

interface NewPeriod extends Period {
  readonly id: OrganisationId;
}

async function insertPeriods(tx: Tx, periods: readonly NewPeriod[], recordedAt: Date): Promise<void> {
  const column = (type: RawBuilder<unknown>, read: (period: NewPeriod) => unknown) =>
    sql`${periods.map(read)}::${type}`;
  const bigint = sql`bigint[]`;
  const text = sql`text[]`;
  const instant = sql`timestamptz[]`;
  await sql`
    INSERT INTO organisation_periods (organisation_id, parent_id, name, kind, level, stages, open, successor_id,
      display_order, province_id, region_id, county_id, effective_from, effective_to, recorded_from)
    SELECT id, parent, name, kind, level, string_to_array(stages, ','), open, successor, display_order,
      province, region, county, valid_from, valid_to, ${recordedAt}
    FROM unnest(${column(bigint, ({ id }) => id)}, ${column(bigint, ({ state }) => state.parentId)},
      ${column(text, ({ state }) => state.name)}, ${column(text, ({ state }) => state.kind)},
      ${column(text, ({ state }) => state.level)}, ${column(text, ({ state }) => state.stages.join(','))},
      ${column(sql`boolean[]`, ({ state }) => state.open)}, ${column(bigint, ({ state }) => state.successorId)},
      ${column(sql`int[]`, ({ state }) => state.displayOrder)},
      ${column(bigint, ({ state }) => state.place.provinceId)},
      ${column(bigint, ({ state }) => state.place.regionId)},
      ${column(bigint, ({ state }) => state.place.countyId)},
      ${column(instant, ({ from }) => instantText(from))}, ${column(instant, ({ to }) => instantText(to))})
      AS item(id, parent, name, kind, level, stages, open, successor, display_order, province, region, county,
        valid_from, valid_to)`.execute(tx);
}

function instantText(milliseconds: number): string {
  return milliseconds === Infinity ? 'infinity' : new Date(milliseconds).toISOString();
}

function storedPeriod(row: PeriodRow): StoredPeriod & { readonly organisationId: OrganisationId } {
  const to = row.effective_to.getTime();
  return {
    rowId: row.id,
    organisationId: row.organisation_id,
    recordedFrom: row.recorded_from.getTime(),
    from: row.effective_from.getTime(),
    to: to === FOREVER.getTime() ? Infinity : to,
    state: {
      parentId: row.parent_id,
      name: row.name,
      kind: row.kind,
      level: row.level,
      stages: row.stages,
      open: row.open,
      successorId: row.successor_id,
      displayOrder: row.display_order,
      place: { provinceId: row.province_id, regionId: row.region_id, countyId: row.county_id },
    },
  };
}
