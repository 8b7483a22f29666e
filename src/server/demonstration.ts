import type { Kysely } from 'kysely';
import { record } from './audit/timeline.ts';
import type { Tx } from './db/database.ts';
import type { DB } from './db/types.generated.ts';
import type { Occasion } from './occasion.ts';

/** On every page and document of a demonstration. */
const BANNER = '演示数据';
const STREAM = { kind: 'platform', id: 0 } as const;

/** Marks the database for good: what it holds is no real filing. */
export function markDemonstration(tx: Tx, occasion: Occasion): Promise<void> {
  return record(tx, occasion, STREAM.kind, [{ streamId: STREAM.id, action: 'load-demonstration', body: {} }]);
}

/** 演示数据, or null for a platform in earnest. */
export async function findBanner(db: Kysely<DB>): Promise<string | null> {
  const entry = await db
    .selectFrom('entries')
    .select('seq')
    .where('stream_kind', '=', STREAM.kind)
    .where('stream_id', '=', STREAM.id)
    .where('action', '=', 'load-demonstration')
    .executeTakeFirst();
  return entry === undefined ? null : BANNER;
}
