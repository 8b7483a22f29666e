import { sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { aliasRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { lockTree } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

export interface Alias {
  readonly id: OrganisationId;
  readonly alias: string;
}

/** Makes these the other names by which an organisation is found, in place of those it had. */
export async function replaceAliases(
  tx: Tx,
  occasion: Occasion,
  id: OrganisationId,
  wanted: readonly string[],
): Promise<void> {
  const names = [...new Set(wanted.map((alias) => alias.normalize('NFC').trim()))];
  ensureNone(checkEach(aliasRules, [{ aliases: names }], occasion.today), 1);
  await lockTree(tx);
  const held = (await findAliases(tx, [id])).map(({ alias }) => alias);
  const added = names.filter((name) => !held.includes(name));
  const removed = held.filter((alias) => !names.includes(alias));
  if (added.length + removed.length === 0)
    throw new Failure('invalid', '别名没有变化。', { remedy: '请核对要变更的内容。' });
  await dropAliases(tx, aliasesOf(id, removed));
  await addAliases(tx, aliasesOf(id, added));
  await record(tx, occasion, 'organisation', [
    { streamId: id, action: 'change-aliases', body: { added, removed } },
  ]);
}

/** Adds other names, all or none, with an entry for each organisation that had not all of them. */
export async function extendAliases(
  tx: Tx,
  occasion: Occasion,
  requests: readonly { readonly id: OrganisationId; readonly aliases: readonly string[] }[],
): Promise<void> {
  ensureNone(checkEach(aliasRules, requests, occasion.today), requests.length);
  await lockTree(tx);
  await addAliases(
    tx,
    requests.flatMap(({ id, aliases }) => aliasesOf(id, aliases)),
  );
  await record(
    tx,
    occasion,
    'organisation',
    requests.map(({ id, aliases }) => ({
      streamId: id,
      action: 'change-aliases',
      body: { added: aliases, removed: [] },
    })),
  );
}

export async function findAliases(db: Reader, ids: readonly OrganisationId[]): Promise<Alias[]> {
  const { rows } = await sql<Alias>`
    SELECT organisation_id AS id, alias FROM organisation_aliases
    WHERE organisation_id = ANY(${[...ids]}::bigint[]) ORDER BY alias COLLATE "C"`.execute(db);
  return rows;
}

/** For changes that have an entry of their own. An alias that is already there stays. */
export async function addAliases(tx: Tx, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  await sql`
    INSERT INTO organisation_aliases (alias, organisation_id)
    SELECT DISTINCT * FROM unnest(${names(aliases)}::text[], ${ids(aliases)}::bigint[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Likewise; one that is not there is no matter. */
export async function dropAliases(tx: Tx, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return;
  await sql`
    DELETE FROM organisation_aliases USING unnest(${names(aliases)}::text[], ${ids(aliases)}::bigint[]) AS item(alias, id)
    WHERE organisation_aliases.alias = item.alias AND organisation_id = item.id`.execute(tx);
}

function aliasesOf(id: OrganisationId, list: readonly string[]): Alias[] {
  return list.map((alias) => ({ id, alias }));
}

const names = (aliases: readonly Alias[]): string[] => aliases.map(({ alias }) => alias);
const ids = (aliases: readonly Alias[]): OrganisationId[] => aliases.map(({ id }) => id);
