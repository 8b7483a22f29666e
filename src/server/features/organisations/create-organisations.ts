import { type RawBuilder, sql } from 'kysely';
import type { AuthorityLevel } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Stage } from '../../../policy/option-lists.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import { begin, placeTimeline, type Timeline } from '../../../policy/organisations/periods.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { addAliases } from './aliases.ts';
import { rebuildClosure } from './closure.ts';
import { checkNewOrganisations } from './new-organisation-facts.ts';
import { findTimelines, lockTree, saveTimelines } from './timelines.ts';
import { ensureNone } from './tree-defects.ts';

export interface NewOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Of an authority. */
  readonly level?: AuthorityLevel | null;
  readonly stages?: readonly Stage[];
  /** What it answers to: an organisation, or the place in the same list of one that is entered with it. */
  readonly parent?: OrganisationId | { readonly at: number } | null;
  readonly schoolCode?: string | null;
  readonly creditCode?: string | null;
  readonly regionCode?: string | null;
  readonly aliases?: readonly string[];
  readonly displayOrder?: number;
  /** From when it is there; earlier than now if it was there before it was entered. */
  readonly effectiveAt?: Date;
}

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
  const ids = await insertIdentities(tx, occasion, items);
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

export type NormalisedOrganisation = Required<Omit<NewOrganisation, 'effectiveAt'>> & {
  readonly effectiveAt: Date | undefined;
};

function normalise(item: NewOrganisation): NormalisedOrganisation {
  return {
    level: null,
    stages: [],
    parent: null,
    schoolCode: null,
    creditCode: null,
    regionCode: null,
    displayOrder: 0,
    ...item,
    effectiveAt: item.effectiveAt,
    name: item.name.normalize('NFC').trim(),
    aliases: [...new Set((item.aliases ?? []).map((alias) => alias.normalize('NFC').trim()))].filter(
      (alias) => alias !== '' && alias !== item.name,
    ),
  };
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

const RANKS: Readonly<Record<AuthorityLevel, number>> = { ministry: 0, province: 1, city: 2, county: 3 };
const BELOW_ALL = 4;

/** Upper levels first, so that each finds its parent's timeline; a parent is always of a higher level. */
function placeAll(
  ids: readonly OrganisationId[],
  items: readonly NormalisedOrganisation[],
  parents: ReadonlyMap<OrganisationId, Timeline>,
  now: Date,
): ReadonlyMap<OrganisationId, Timeline> {
  const known = new Map(parents);
  const created = new Map<OrganisationId, Timeline>();
  const ranked = items
    .map((item, index) => ({ item, id: ids[index] as OrganisationId, rank: rankOf(item) }))
    .toSorted((a, b) => a.rank - b.rank);
  for (const { id, item } of ranked) {
    const { name, kind, level, stages, displayOrder, effectiveAt = now } = item;
    const parentId = parentIdOf(item, ids);
    const state = { parentId, name, kind, level, stages, open: true, successorId: null, displayOrder };
    const timeline = placeTimeline(id, begin(effectiveAt.getTime(), state), known);
    known.set(id, timeline);
    created.set(id, timeline);
  }
  return created;
}

function rankOf({ level }: NormalisedOrganisation): number {
  return level === null ? BELOW_ALL : RANKS[level];
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
  { ids, timelines }: { ids: readonly OrganisationId[]; timelines: ReadonlyMap<OrganisationId, Timeline> },
): Promise<void> {
  await record(
    tx,
    occasion,
    'organisation',
    items.map(({ parent: _, effectiveAt, ...facts }, index) => {
      const id = ids[index] as OrganisationId;
      const parent = timelines.get(id)?.[0]?.state.parentId ?? null;
      return {
        streamId: id,
        action: 'create',
        body: { ...facts, parent },
        ...(effectiveAt ? { effectiveAt } : {}),
      };
    }),
  );
}
