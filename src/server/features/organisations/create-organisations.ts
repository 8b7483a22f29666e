import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { begin, placeTimeline, type Timeline } from '../../../policy/organisations/periods.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { addAliases } from './aliases.ts';
import { batches } from './batches.ts';
import { rebuildClosure } from './closure.ts';
import { type NewOrganisation, type NormalisedOrganisation, normalise } from './new-organisation.ts';
import { checkNewOrganisations } from './new-organisation-facts.ts';
import { byRank } from './ranks.ts';
import { findTimelines, lockTree, saveTimelines, type Timelines } from './timelines.ts';
import { ensureNone } from './tree-defects.ts';

/**
 * Enters organisations, all or none, and returns their ids in the order given.
 * @throws Failure `rule-violated` naming every defect of every item
 */
export async function createOrganisations(
  tx: Tx,
  occasion: Occasion,
  list: readonly NewOrganisation[],
): Promise<OrganisationId[]> {
  if (list.length === 0) return [];
  await lockTree(tx);
  const items = list.map(normalise);
  const parents = await findTimelines(
    tx,
    items.flatMap(({ parent }) => (typeof parent === 'number' ? [parent] : [])),
  );
  ensureNone(await checkNewOrganisations(tx, occasion, items, parents), items.length);
  const ids: OrganisationId[] = [];
  for (const batch of batches(items)) ids.push(...(await insertIdentities(tx, occasion, batch)));
  const timelines = placeAll(ids, items, parents, occasion.now);
  await saveTimelines(tx, occasion, new Map(), timelines);
  await rebuildClosure(tx, ids);
  await addAliases(
    tx,
    ids.flatMap((id, index) => (items[index]?.aliases ?? []).map((alias) => ({ id, alias }))),
  );
  await recordCreation(tx, occasion, items, { ids, timelines });
  return ids;
}

async function insertIdentities(
  tx: Tx,
  { now }: Occasion,
  items: readonly NormalisedOrganisation[],
): Promise<OrganisationId[]> {
  const column = (read: (item: NormalisedOrganisation) => string | null): RawBuilder<unknown> =>
    sql`${items.map(read)}::text[]`;
  const { rows } = await sql<{ id: OrganisationId }>`
    INSERT INTO organisations (school_code, credit_code, region_code, created_at)
    SELECT school, credit, region, ${now}::timestamptz
    FROM unnest(${column(({ schoolCode }) => schoolCode)}, ${column(({ creditCode }) => creditCode)},
      ${column(({ regionCode }) => regionCode)}) WITH ORDINALITY AS item(school, credit, region, place)
    ORDER BY place
    RETURNING id`.execute(tx);
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

function placeAll(
  ids: readonly OrganisationId[],
  items: readonly NormalisedOrganisation[],
  parents: ReadonlyMap<OrganisationId, Timeline>,
  now: Date,
): ReadonlyMap<OrganisationId, Timeline> {
  const known = new Map(parents);
  const created = new Map<OrganisationId, Timeline>();
  const entered = items.map((item, index) => ({ item, id: ids[index] as OrganisationId }));
  for (const { id, item } of byRank(entered, (each) => each.item.level)) {
    const { name, kind, level, stages, displayOrder, effectiveAt = now } = item;
    const parentId = parentIdOf(item, ids);
    const state = { parentId, name, kind, level, stages, open: true, successorId: null, displayOrder };
    const timeline = placeTimeline(id, begin(effectiveAt.getTime(), state), known);
    if (kind === 'authority') known.set(id, timeline);
    created.set(id, timeline);
  }
  return created;
}

function parentIdOf(
  { parent }: NormalisedOrganisation,
  ids: readonly OrganisationId[],
): OrganisationId | null {
  return parent === null || typeof parent === 'number' ? parent : (ids[parent.at] ?? null);
}

async function recordCreation(
  tx: Tx,
  occasion: Occasion,
  items: readonly NormalisedOrganisation[],
  { ids, timelines }: { ids: readonly OrganisationId[]; timelines: Timelines },
): Promise<void> {
  const entered = items.map((item, index) => ({ item, id: ids[index] as OrganisationId }));
  for (const batch of batches(entered)) {
    const happenings = batch.map(({ id, item }) => creationOf(id, item, timelines.get(id)));
    await record(tx, occasion, 'organisation', happenings);
  }
}

function creationOf(
  id: OrganisationId,
  { parent: _, effectiveAt, ...facts }: NormalisedOrganisation,
  timeline: Timeline | undefined,
) {
  const parent = timeline?.[0]?.state.parentId ?? null;
  const effect = effectiveAt === undefined ? {} : { effectiveAt };
  return { streamId: id, action: 'create', body: { ...facts, parent }, ...effect };
}
