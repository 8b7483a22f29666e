import { sql } from 'kysely';
import type { Actor } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { OrganisationKind } from '../../../policy/organisations/kinds.ts';
import { ORGANISATIONS, withinReach } from '../../access.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { type OrganisationRow, organisationColumns, organisationsNow } from './organisation-row.ts';

export interface ListQuery {
  /** Part of a name, an alias or a code. */
  readonly q?: string | undefined;
  readonly parentId?: OrganisationId | undefined;
  readonly kind?: OrganisationKind | undefined;
  readonly open?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What the actor may see, in display order; `next` is the cursor of the page behind. */
export async function listOrganisations(
  db: Reader,
  actor: Actor,
  query: ListQuery,
): Promise<{ items: OrganisationRow[]; next: string | null }> {
  const { rows } = await sql<OrganisationRow>`
    SELECT ${organisationColumns}
    FROM ${organisationsNow}
      AND ${withinReach(actor, 'organisations.read', ORGANISATIONS)} AND ${filter(query)} AND ${behind(query.cursor)}
    ORDER BY organisation_periods.display_order, organisation_periods.organisation_id
    LIMIT ${query.limit + 1}`.execute(db);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items, next: rows.length > query.limit && last !== undefined ? cursorOf(last) : null };
}

function filter({ q, parentId, kind, open }: ListQuery) {
  const conditions = [
    ...(q === undefined ? [] : [matches(q)]),
    ...(parentId === undefined ? [] : [sql`organisation_periods.parent_id = ${parentId}`]),
    ...(kind === undefined ? [] : [sql`organisation_periods.kind = ${kind}`]),
    ...(open === undefined ? [] : [sql`organisation_periods.open = ${open}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

function matches(q: string) {
  const text = q.normalize('NFC').trim();
  return sql`(strpos(organisation_periods.name, ${text}) > 0 OR strpos(organisations.school_code, ${text}) > 0
    OR strpos(organisations.credit_code, ${text}) > 0 OR strpos(organisations.region_code, ${text}) > 0
    OR EXISTS (SELECT FROM organisation_aliases WHERE organisation_id = organisations.id AND strpos(alias, ${text}) > 0))`;
}

function behind(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`;
  const [order, id] = positionOf(cursor);
  return sql`(organisation_periods.display_order, organisation_periods.organisation_id) > (${order}::int, ${id}::bigint)`;
}

function cursorOf({ displayOrder, id }: OrganisationRow): string {
  return Buffer.from(`${displayOrder} ${id}`).toString('base64url');
}

/** @throws Failure `invalid` for what {@link cursorOf} did not make */
function positionOf(cursor: string): readonly [order: number, id: number] {
  const [, order, id] = /^(-?\d{1,9}) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (order === undefined || id === undefined)
    throw new Failure('invalid', '翻页标记无效。', { remedy: '请从第一页重新开始。' });
  return [Number(order), Number(id)];
}
