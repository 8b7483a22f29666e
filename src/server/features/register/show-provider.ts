import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { notFound } from '../../errors.ts';
import { viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { providerPage } from './schema.ts';

/**
 * What anybody may read of a provider: its name and complaint channel as last published, and its apps.
 * @throws Failure `not-found` for an organisation that has published none
 */
export async function showProvider(
  db: Reader,
  id: OrganisationId,
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<z.infer<typeof providerPage>> {
  const [latest] = (
    await sql<Pick<RegisterAppRow, 'provider_name' | 'complaint_channel'>>`
      SELECT provider_name, complaint_channel FROM register_apps WHERE provider_id = ${id}
      ORDER BY status <> 'filed', complaint_channel IS NULL, id DESC LIMIT 1`.execute(db)
  ).rows;
  if (latest === undefined) throw notFound();
  const { rows } = await sql<RegisterAppRow>`
    SELECT ${appColumns} FROM register_apps WHERE provider_id = ${id} AND id > ${cursor}::bigint
    ORDER BY id LIMIT ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  return {
    id,
    name: latest.provider_name,
    complaintChannel: latest.complaint_channel,
    items: page.map(viewApp),
    next: rows.length > limit ? String(page.at(-1)?.id ?? '') : null,
  };
}
