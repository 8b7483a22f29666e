import { sql } from 'kysely';
import type { ExternalFiling } from '../../../policy/register/facts.ts';
import type { Tx } from '../../db/database.ts';
import { APP_COLUMNS, appColumns, type RegisterAppRow } from './apps.ts';

/** Two imports at once wait for each other, so that neither enters what the other has just entered. */
export async function lockExternalFilings(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry external filings', 0))`.execute(tx);
}

/**
 * The record of each filing, in the order given: by number; of platform operators' records by provider, name and kind
 * where one of the two has no number. The records stay locked until the transaction ends.
 */
export async function findKnownApps(
  tx: Tx,
  filings: readonly ExternalFiling[],
): Promise<(RegisterAppRow | undefined)[]> {
  const byNumber = new Map((await withNumbers(tx, filings)).map((row) => [row.number, row]));
  const shared = await ofPlatformOperators(tx, filings);
  const unnumbered = new Map(
    shared.filter(({ number }) => number === null).map((row) => [keyOfRow(row), row]),
  );
  const anyOfThem = new Map(shared.map((row) => [keyOfRow(row), row]));
  return filings.map((filing) => {
    const key = identityOf({ ...filing, number: null });
    if (filing.number === null) return unnumbered.get(key) ?? anyOfThem.get(key);
    return byNumber.get(filing.number) ?? unnumbered.get(key);
  });
}

/** What makes two filings the same app. */
export function identityOf({ number, origin, providerName, name, kind }: ExternalFiling): string {
  return number ?? JSON.stringify([origin, providerName, name, kind]);
}

function keyOfRow({ origin, provider_name, name, kind }: RegisterAppRow): string {
  return JSON.stringify([origin, provider_name, name, kind]);
}

function withNumbers(tx: Tx, filings: readonly ExternalFiling[]): Promise<RegisterAppRow[]> {
  const numbers = filings.flatMap(({ number }) => number ?? []);
  return tx
    .selectFrom('register_apps')
    .select(APP_COLUMNS)
    .where('number', '=', sql<string>`ANY(${numbers}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function ofPlatformOperators(tx: Tx, filings: readonly ExternalFiling[]): Promise<RegisterAppRow[]> {
  const asked = filings.filter(({ origin }) => origin === 'platform-operator');
  if (asked.length === 0) return [];
  const { rows } = await sql<RegisterAppRow>`
    SELECT ${appColumns} FROM register_apps
    WHERE origin = 'platform-operator' AND (name, provider_name, kind) IN (
      SELECT * FROM unnest(${asked.map(({ name }) => name)}::text[],
        ${asked.map(({ providerName }) => providerName)}::text[], ${asked.map(({ kind }) => kind)}::text[]))
    ORDER BY id DESC FOR UPDATE`.execute(tx);
  return rows;
}
