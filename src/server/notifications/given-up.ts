import { sql } from 'kysely';
import type { OrganisationId } from '../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../access.ts';
import type { Reader } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';

export interface GivenUp {
  readonly id: number;
  readonly channel: string;
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly causedAt: Date;
  readonly givenUpAt: Date;
  readonly attempts: number;
  /** A code, such as smtp-550. */
  readonly fault: string | null;
}

export interface GivenUpQuery {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What could not be brought to organisations within reach, the latest first; `next` goes into `before`. */
export async function listGivenUp(
  db: Reader,
  { actor }: Occasion,
  { before = Number.MAX_SAFE_INTEGER, limit }: GivenUpQuery,
): Promise<{ items: GivenUp[]; next: number | null }> {
  const { rows } = await sql<GivenUp>`
    SELECT outbox.id, outbox.topic AS channel, outbox.created_at AS "causedAt", given_up_at AS "givenUpAt", attempts,
      fault, json_build_object('id', organisation_periods.organisation_id, 'name', organisation_periods.name)
        AS organisation
    FROM outbox
    JOIN notification_addresses AS named ON named.id = (outbox.body ->> 'address')::bigint
    JOIN organisation_periods ON organisation_periods.organisation_id = named.organisation_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    WHERE given_up_at IS NOT NULL AND outbox.topic IN ('mail', 'sms') AND outbox.id < ${before}
      AND ${withinReach(actor, 'deliveries.read', ORGANISATIONS)}
    ORDER BY outbox.id DESC LIMIT ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
