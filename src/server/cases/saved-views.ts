import { sql } from 'kysely';
import type { z } from 'zod';
import type { AccountId, SavedViewId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { newSavedView, savedView } from './saved-view-schema.ts';
import { queueFilters } from './schema.ts';

type View = z.infer<typeof savedView>;
type NewView = z.infer<typeof newSavedView>;

const MOST = 50;

/** Somebody's own views in their order. */
export async function readSavedViews(db: Reader, accountId: AccountId): Promise<View[]> {
  const rows = await db
    .selectFrom('saved_views')
    .select(['id', 'name', 'filters', 'is_default'])
    .where('account_id', '=', accountId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ is_default: isDefault, filters, ...row }) => ({
    ...row,
    filters: queueFilters.parse(filters),
    isDefault,
  }));
}

/** @throws Failure `not-found` for somebody else's */
export async function getSavedView(db: Reader, accountId: AccountId, id: SavedViewId): Promise<View> {
  const view = (await readSavedViews(db, accountId)).find((each) => each.id === id);
  if (view === undefined) throw notFound();
  return view;
}

/** Stands last in the list. @throws Failure `conflict` when the name is taken or there are too many */
export async function saveView(tx: Tx, occasion: Occasion, view: NewView): Promise<SavedViewId> {
  const { accountId } = occasion.actor;
  const own = await lockViews(tx, accountId);
  if (own.length >= MOST)
    throw new Failure('conflict', `最多保存 ${MOST} 个视图。`, { remedy: '请先删除不用的视图。' });
  ensureNameIsFree(own, view.name);
  if (view.isDefault) await clearDefault(tx, accountId);
  const { id } = await tx
    .insertInto('saved_views')
    .values({
      account_id: accountId,
      name: view.name,
      filters: JSON.stringify(view.filters),
      position: own.length + 1,
      is_default: view.isDefault,
      created_at: occasion.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordView(tx, occasion, 'save-view', id);
  return id;
}

/** @throws Failure `not-found` for somebody else's; `conflict` when the name is taken */
export async function changeView(tx: Tx, occasion: Occasion, id: SavedViewId, view: NewView): Promise<void> {
  const { accountId } = occasion.actor;
  const own = await lockViews(tx, accountId);
  ensureIsOwn(own, id);
  ensureNameIsFree(
    own.filter((each) => each.id !== id),
    view.name,
  );
  if (view.isDefault) await clearDefault(tx, accountId);
  await tx
    .updateTable('saved_views')
    .set({ name: view.name, filters: JSON.stringify(view.filters), is_default: view.isDefault })
    .where('id', '=', id)
    .execute();
  await recordView(tx, occasion, 'change-view', id);
}

/** @throws Failure `not-found` for somebody else's */
export async function deleteView(tx: Tx, occasion: Occasion, id: SavedViewId): Promise<void> {
  ensureIsOwn(await lockViews(tx, occasion.actor.accountId), id);
  await tx.deleteFrom('saved_views').where('id', '=', id).execute();
  await recordView(tx, occasion, 'delete-view', id);
}

/** @throws Failure `conflict` unless exactly the actor's own are named, each once */
export async function orderViews(tx: Tx, occasion: Occasion, ids: readonly SavedViewId[]): Promise<void> {
  const { accountId } = occasion.actor;
  const own = await lockViews(tx, accountId);
  const named = new Set(ids);
  if (ids.length !== own.length || !own.every(({ id }) => named.has(id)))
    throw new Failure('conflict', '视图列表已有变化，没有调整顺序。', { remedy: '请刷新后重新排列。' });
  await sql`
    UPDATE saved_views SET position = item.position
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS item(id, position) WHERE saved_views.id = item.id`.execute(
    tx,
  );
  await record(tx, occasion, 'account', [
    { streamId: accountId, action: 'order-views', body: { views: ids } },
  ]);
}

interface OwnView {
  readonly id: SavedViewId;
  readonly name: string;
}

/** Two changes of one person's views happen one after the other. */
async function lockViews(tx: Tx, accountId: AccountId): Promise<OwnView[]> {
  await tx.selectFrom('accounts').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
  return tx.selectFrom('saved_views').select(['id', 'name']).where('account_id', '=', accountId).execute();
}

function ensureIsOwn(own: readonly OwnView[], id: SavedViewId): void {
  if (!own.some((view) => view.id === id)) throw notFound();
}

function ensureNameIsFree(others: readonly OwnView[], name: string): void {
  if (others.some((view) => view.name === name))
    throw new Failure('conflict', `已有名为“${name}”的视图。`, { remedy: '请换一个名称。' });
}

async function clearDefault(tx: Tx, accountId: AccountId): Promise<void> {
  await tx
    .updateTable('saved_views')
    .set({ is_default: false })
    .where('account_id', '=', accountId)
    .where('is_default', '=', true)
    .execute();
}

function recordView(tx: Tx, occasion: Occasion, action: string, view: SavedViewId): Promise<void> {
  return record(tx, occasion, 'account', [{ streamId: occasion.actor.accountId, action, body: { view } }]);
}
