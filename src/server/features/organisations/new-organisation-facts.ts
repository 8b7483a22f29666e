import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import type { OrganisationFacts, ParentFacts } from '../../../policy/organisations/facts.ts';
import { beginningOf, periodsFrom, type Timeline } from '../../../policy/organisations/periods.ts';
import { effectRules, organisationRules } from '../../../policy/organisations/rules.ts';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { batches } from './batches.ts';
import type { NormalisedOrganisation } from './new-organisation.ts';
import { checkEach, type ItemViolation } from './tree-defects.ts';

type Parents = ReadonlyMap<OrganisationId, Timeline>;

/**
 * Every violation of every item.
 * @throws Failure `not-found` when a parent does not exist
 */
export async function checkNewOrganisations(
  tx: Tx,
  occasion: Occasion,
  items: readonly NormalisedOrganisation[],
  parents: Parents,
): Promise<ItemViolation[]> {
  const taken = await takenCodes(tx, items);
  const factsOf = (item: NormalisedOrganisation): OrganisationFacts => ({
    ...item,
    parent: newParentFacts(item, items, parents, occasion.now),
    effectiveOn: legalDayOf(item.effectiveAt ?? occasion.now),
    codesTaken: { school: taken.isTaken('school', item), region: taken.isTaken('region', item) },
  });
  const found: ItemViolation[] = [];
  let checked = 0;
  for (const batch of batches(items)) {
    const start = checked;
    const violations = checkBatch(batch.map(factsOf), occasion.today);
    found.push(...violations.map(({ index, violation }) => ({ index: start + index, violation })));
    checked += batch.length;
  }
  return found;
}

function checkBatch(facts: readonly OrganisationFacts[], today: LegalDay): ItemViolation[] {
  const effects = facts.map(({ effectiveOn }) => ({ effectiveOn, existsSince: effectiveOn }));
  const violations = [
    ...checkEach(organisationRules, facts, today),
    ...checkEach(effectRules, effects, today),
  ];
  return violations.toSorted((a, b) => a.index - b.index);
}

function newParentFacts(
  { parent, effectiveAt }: NormalisedOrganisation,
  items: readonly NormalisedOrganisation[],
  parents: Parents,
  now: Date,
): ParentFacts | null {
  if (parent === null) return null;
  if (typeof parent === 'number') return parentFacts(parents.get(parent), effectiveAt ?? now);
  const { name, kind, level, effectiveAt: since } = items[parent.at] ?? missing();
  return { name, kind, level, open: true, existsSince: legalDayOf(since ?? now) };
}

/** What the rules ask of a parent for a relation that holds from that instant on. */
export function parentFacts(timeline: Timeline | undefined, from: Date): ParentFacts {
  const state = timeline?.at(-1)?.state ?? missing();
  const since = beginningOf(timeline ?? []);
  return {
    name: state.name,
    kind: state.kind,
    level: state.level,
    open: periodsFrom(timeline ?? [], from.getTime()).every((period) => period.state.open),
    existsSince: existsSince(since, from),
  };
}

/** The day after, where it began later on the very day. */
function existsSince(since: number, from: Date): LegalDay {
  return legalDayOf(new Date(since <= from.getTime() ? since : since + DAY_MS));
}

const DAY_MS = 86_400_000;

function missing(): never {
  throw notFound();
}

interface TakenCodes {
  readonly isTaken: (code: 'school' | 'region', item: NormalisedOrganisation) => boolean;
}

/** A code is taken by what is stored, and by an earlier item of the same list. */
async function takenCodes(tx: Tx, items: readonly NormalisedOrganisation[]): Promise<TakenCodes> {
  const codes = (read: (item: NormalisedOrganisation) => string | null) =>
    items.map(read).filter((code) => code !== null);
  const { rows } = await sql<{ school: string | null; region: string | null }>`
    SELECT school_code AS school, NULL AS region FROM organisations
    WHERE school_code = ANY(${codes(({ schoolCode }) => schoolCode)}::text[])
    UNION ALL
    SELECT NULL, region_code FROM organisations
    WHERE region_code = ANY(${codes(({ regionCode }) => regionCode)}::text[])`.execute(tx);
  const owners = { school: firstOwners(items, 'schoolCode'), region: firstOwners(items, 'regionCode') };
  const stored = {
    school: new Set(rows.map(({ school }) => school)),
    region: new Set(rows.map(({ region }) => region)),
  };
  return {
    isTaken: (code, item) => {
      const value = code === 'school' ? item.schoolCode : item.regionCode;
      return value !== null && (stored[code].has(value) || owners[code].get(value) !== item);
    },
  };
}

function firstOwners(items: readonly NormalisedOrganisation[], key: 'schoolCode' | 'regionCode') {
  return new Map(items.toReversed().map((item) => [item[key], item]));
}
