import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { PREPARED } from '../../db/prepare-statements.ts';

/** A unit that may use apps, as anybody may read it. */
export interface FoundUnit {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: 'school' | 'authority' | 'subordinate-unit';
  /** The authority that it answers to. */
  readonly authority: string | null;
}

/**
 * Schools, authorities and their units whose name contains the text, in the order of their ids. At least two characters;
 * a school code finds its school.
 */
export async function findUnits(
  db: Reader,
  text: string,
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: FoundUnit[]; next: string | null }> {
  const isCode = /^\d{10}$/.test(text);
  const matches = isCode
    ? sql`organisations.school_code = ${text}`
    : sql`name_pairs(unit.name) @> name_pairs(${text}) AND strpos(folded_name(unit.name), folded_name(${text})) > 0`;
  const { rows } = await sql<FoundUnit>`
    SELECT unit.organisation_id AS id, unit.name, unit.kind, parent.name AS authority
    FROM organisation_periods AS unit
    JOIN organisations ON organisations.id = unit.organisation_id
    LEFT JOIN organisation_periods AS parent ON parent.organisation_id = unit.parent_id
      AND parent.effective_to = 'infinity' AND parent.recorded_to = 'infinity'
    WHERE unit.open AND unit.effective_to = 'infinity' AND unit.recorded_to = 'infinity'
      AND unit.kind IN ('school', 'authority', 'subordinate-unit')
      AND ${matches} AND unit.organisation_id > ${cursor}::bigint
    ORDER BY unit.organisation_id LIMIT ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)?.id ?? '') : null };
}

/** One of them, closed ones included; undefined for providers and others outside the tree. */
export async function findUnit(
  db: Reader,
  id: OrganisationId,
): Promise<(FoundUnit & { readonly open: boolean }) | undefined> {
  const { rows } = await sql<FoundUnit & { readonly open: boolean }>`${PREPARED}
    SELECT unit.organisation_id AS id, unit.name, unit.kind, unit.open, parent.name AS authority
    FROM organisation_periods AS unit
    LEFT JOIN organisation_periods AS parent ON parent.organisation_id = unit.parent_id
      AND parent.effective_to = 'infinity' AND parent.recorded_to = 'infinity'
    WHERE unit.organisation_id = ${id} AND unit.effective_to = 'infinity' AND unit.recorded_to = 'infinity'
      AND unit.kind IN ('school', 'authority', 'subordinate-unit')`.execute(db);
  return rows[0];
}
