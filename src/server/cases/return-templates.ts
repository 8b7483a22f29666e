import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, may } from '../../policy/access/grants.ts';
import type { OrganisationId, ReturnTemplateId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { newReturnTemplate, returnTemplate, templateText } from './return-template-schema.ts';

type Row = Selectable<DB['return_templates']>;
type Wording = z.infer<typeof templateText>;

const MOST = 200;

/** Those that the authority and all above it offer for a kind of case, its own first, each in its order. */
export async function readReturnTemplates(
  db: Reader,
  organisationId: OrganisationId,
  kind: string,
): Promise<z.infer<typeof returnTemplate>[]> {
  const { rows } = await sql<Row & { authority: string }>`
    SELECT template.*, authority.name AS authority
    FROM organisation_closure AS line
    JOIN return_templates AS template ON template.organisation_id = line.ancestor_id
      AND template.case_kind = ${kind} AND template.retired_at IS NULL
    JOIN organisation_periods AS authority ON authority.organisation_id = template.organisation_id
      AND authority.effective_to = 'infinity' AND authority.recorded_to = 'infinity'
    WHERE line.descendant_id = ${organisationId} AND line.valid_to = 'infinity'
    ORDER BY line.depth, template.position, template.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    authority: { id: row.organisation_id, name: row.authority },
    kind: row.case_kind,
    field: row.field,
    text: row.text,
    source: row.source,
    version: row.version,
  }));
}

/** @throws Failure `not-found` unless the actor is an officer of that authority */
export function ensureMayManageTemplates(actor: Actor, organisationId: OrganisationId): void {
  const ofAuthority = {
    ownerId: organisationId,
    authorityId: null,
    provinceId: null,
    regionId: null,
    countyId: null,
  };
  if (!may(actor, 'return-templates.manage', ofAuthority)) throw notFound();
}

/** Stands last among those of its kind. @throws Failure `conflict` when there are too many */
export async function addTemplate(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
  { kind, ...wording }: z.infer<typeof newReturnTemplate>,
): Promise<ReturnTemplateId> {
  ensureMayManageTemplates(occasion.actor, organisationId);
  const own = await lockTemplates(tx, organisationId, kind);
  if (own.length >= MOST)
    throw new Failure('conflict', `一种事项最多 ${MOST} 条退回模板。`, { remedy: '请先停用不用的模板。' });
  const { id } = await tx
    .insertInto('return_templates')
    .values({
      organisation_id: organisationId,
      case_kind: kind,
      position: Math.max(0, ...own.map(({ position }) => position)) + 1,
      ...columnsOf(wording),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordTemplate(tx, occasion, id, {
    action: 'add',
    body: { authority: organisationId, kind, ...wording },
  });
  return id;
}

/** @throws Failure `not-found`; `conflict` when it was changed or retired meanwhile */
export async function changeTemplate(
  tx: Tx,
  occasion: Occasion,
  id: ReturnTemplateId,
  { version, ...wording }: Wording & { readonly version: number },
): Promise<void> {
  await getManageable(tx, occasion, id);
  await update(tx, { id, version, set: columnsOf(wording) });
  await recordTemplate(tx, occasion, id, { action: 'change', body: wording });
}

/** It is offered no longer; what was returned with it stays as it was. @throws Failure likewise */
export async function retireTemplate(
  tx: Tx,
  occasion: Occasion,
  id: ReturnTemplateId,
  version: number,
): Promise<void> {
  await getManageable(tx, occasion, id);
  await update(tx, { id, version, set: { retired_at: occasion.now } });
  await recordTemplate(tx, occasion, id, { action: 'retire', body: {} });
}

/** @throws Failure `not-found`; `conflict` unless exactly those offered for the kind are named, each once */
export async function orderTemplates(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
  { kind, ids }: { readonly kind: string; readonly ids: readonly ReturnTemplateId[] },
): Promise<void> {
  ensureMayManageTemplates(occasion.actor, organisationId);
  const own = await lockTemplates(tx, organisationId, kind);
  const named = new Set(ids);
  if (ids.length === 0 || ids.length !== own.length || !own.every(({ id }) => named.has(id)))
    throw new Failure('conflict', '退回模板已有变化，没有调整顺序。', { remedy: '请刷新后重新排列。' });
  await sql`
    UPDATE return_templates SET position = item.position
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS item(id, position) WHERE return_templates.id = item.id`.execute(
    tx,
  );
  await record(
    tx,
    occasion,
    'return-template',
    ids.map((streamId, index) => ({ streamId, action: 'order', body: { position: index + 1 } })),
  );
}

async function lockTemplates(tx: Tx, organisationId: OrganisationId, kind: string): Promise<Row[]> {
  await sql`SELECT FROM organisations WHERE id = ${organisationId} FOR NO KEY UPDATE`.execute(tx);
  return tx
    .selectFrom('return_templates')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('case_kind', '=', kind)
    .where('retired_at', 'is', null)
    .execute();
}

async function getManageable(tx: Tx, { actor }: Occasion, id: ReturnTemplateId): Promise<void> {
  const row = await tx
    .selectFrom('return_templates')
    .select('organisation_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  ensureMayManageTemplates(actor, row.organisation_id);
}

interface Update {
  readonly id: ReturnTemplateId;
  readonly version: number;
  readonly set: Partial<Pick<Row, 'field' | 'text' | 'source' | 'retired_at'>>;
}

async function update(tx: Tx, { id, version, set }: Update): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('return_templates')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  throw new Failure('conflict', '这条退回模板已被他人修改或停用，您的操作未生效。', {
    remedy: '请刷新后再操作。',
  });
}

function columnsOf({ field, text, source }: Wording): Pick<Row, 'field' | 'text' | 'source'> {
  return { field: field ?? null, text, source: source ?? null };
}

function recordTemplate(
  tx: Tx,
  occasion: Occasion,
  streamId: ReturnTemplateId,
  { action, body }: { readonly action: string; readonly body: Readonly<Record<string, unknown>> },
): Promise<void> {
  return record(tx, occasion, 'return-template', [{ streamId, action, body }]);
}
