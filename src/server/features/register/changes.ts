import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppStatus } from '../../../policy/register/states.ts';
import type { Reader } from '../../db/database.ts';
import { gathered } from '../../db/gathered.ts';
import { PREPARED } from '../../db/prepare-statements.ts';
import { viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { changesPage } from './schema.ts';

/** What entries of a record's timeline are called in the feed; any other is an update. */
export const CHANGES = {
  publish: 'published',
  update: 'updated',
  suspend: 'suspended',
  restore: 'restored',
  revoke: 'revoked',
  withdraw: 'withdrawn',
  reinstate: 'reinstated',
} as const;

interface ChangeRow extends RegisterAppRow {
  readonly position: number;
  readonly action: string;
  readonly to_state: AppStatus | null;
  readonly recorded_at: Date;
}

/**
 * The changes behind a position, in their order. Positions are given out at commit, one transaction after another, so
 * nothing ever appears before what was visible (see the migration of register_changes).
 */
export async function listChanges(
  db: Reader,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<z.infer<typeof changesPage>> {
  const { rows } = await sql<ChangeRow>`
    SELECT change.position, entry.action, entry.to_state, entry.recorded_at, ${appColumns}
    FROM (SELECT * FROM register_changes WHERE position > ${after}::bigint ORDER BY position LIMIT ${limit + 1}) AS change
    JOIN entries AS entry ON entry.stream_kind = 'register-app' AND entry.stream_id = change.app_id
      AND entry.seq = change.seq
    JOIN register_apps ON register_apps.id = change.app_id
    ORDER BY change.position`.execute(db);
  const items = rows.slice(0, limit).map((row) => ({
    position: row.position,
    change: Object.hasOwn(CHANGES, row.action) ? CHANGES[row.action as keyof typeof CHANGES] : 'updated',
    status: row.to_state,
    changedAt: row.recorded_at.toISOString(),
    app: viewApp(row),
  }));
  return { items, next: items.at(-1)?.position ?? after, more: rows.length > limit };
}

/** The last position of the feed, by which lists are told apart; asked once for all who ask at the same time. */
export function lastChange(db: Reader): () => Promise<number> {
  const ask = gathered<null, number>(async (keys) => {
    const { rows } = await sql<{ position: number }>`${PREPARED}
      SELECT coalesce(max(position), 0) AS position FROM register_changes WHERE position > ${0}::bigint`.execute(
      db,
    );
    return keys.map(() => rows[0]?.position ?? 0);
  });
  return () => ask(null);
}
