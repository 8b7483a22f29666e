import { sql } from 'kysely';
import type { NotificationAddressId, OrganisationId } from '../../policy/ids.ts';
import { ORGANISATIONS, withinReach } from '../access.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Failure, notFound } from '../errors.ts';
import { putInOutbox } from '../jobs/outbox.ts';
import type { Occasion } from '../occasion.ts';
import { erasePersonalData, storePersonalData } from '../personal-data.ts';
import { masked } from './masked.ts';

export type Channel = 'mail' | 'sms';

const MOST_ADDRESSES = 10;
const MOST_PER_DAY = 20;

/** @throws Failure `not-found` when the organisation is outside the actor's reach */
export async function ensureMayManageNotifications(
  db: Reader,
  { actor }: Occasion,
  id: OrganisationId,
): Promise<void> {
  const { rows } = await sql`
    SELECT FROM organisation_periods
    WHERE organisation_id = ${id} AND effective_to = 'infinity' AND recorded_to = 'infinity'
      AND ${withinReach(actor, 'notifications.manage', ORGANISATIONS)}`.execute(db);
  if (rows.length === 0) throw notFound();
}

export interface ListedAddress {
  readonly id: NotificationAddressId;
  readonly channel: Channel;
  /** Never in full. */
  readonly address: string;
  readonly addedAt: Date;
  readonly confirmedAt: Date | null;
  /** When its latest message was given up; null if that came through. */
  readonly failingSince: Date | null;
}

export async function listAddresses(db: Reader, organisationId: OrganisationId): Promise<ListedAddress[]> {
  const { rows } = await sql<ListedAddress>`
    SELECT listed.id, channel, personal_data.data ->> 'address' AS address, added_at AS "addedAt",
      confirmed_at AS "confirmedAt",
      (SELECT given_up_at FROM outbox
        WHERE topic IN ('mail', 'sms') AND body ->> 'address' = listed.id::text
          AND (delivered_at IS NOT NULL OR given_up_at IS NOT NULL)
        ORDER BY outbox.id DESC LIMIT 1) AS "failingSince"
    FROM notification_addresses AS listed JOIN personal_data ON personal_data.digest = listed.digest
    WHERE listed.organisation_id = ${organisationId} AND removed_at IS NULL ORDER BY listed.id`.execute(db);
  return rows.map((row) => ({ ...row, address: masked(row.channel, row.address) }));
}

export interface NewAddress {
  readonly channel: Channel;
  readonly address: string;
}

/**
 * Names an address; a link is sent there, and nothing else until it has been followed.
 * @throws Failure `conflict` when it is named already, or when there are too many
 */
export async function addAddress(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
  { channel, address }: NewAddress,
): Promise<NotificationAddressId> {
  await lockAddresses(tx, organisationId);
  await ensureRoom(tx, occasion, organisationId, address);
  const [digest = Buffer.alloc(0)] = await storePersonalData(tx, occasion, [
    { organisationId, data: { address } },
  ]);
  const { id } = await tx
    .insertInto('notification_addresses')
    .values({ organisation_id: organisationId, channel, digest, added_at: occasion.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await putInOutbox(tx, occasion, [{ topic: channel, body: { address: id } }]);
  const body = { address: digest.toString('hex'), channel };
  await record(tx, occasion, 'organisation', [
    { streamId: organisationId, action: 'name-notification-address', body },
  ]);
  return id;
}

async function lockAddresses(tx: Tx, organisationId: OrganisationId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('registry notification addresses', ${organisationId}))`.execute(
    tx,
  );
}

async function ensureRoom(
  tx: Tx,
  { now }: Occasion,
  organisationId: OrganisationId,
  address: string,
): Promise<void> {
  const { rows } = await sql<{ named: number; recent: number; known: boolean }>`
    SELECT count(*) FILTER (WHERE removed_at IS NULL) AS named,
      count(*) FILTER (WHERE added_at > ${now}::timestamptz - interval '1 day') AS recent,
      coalesce(bool_or(removed_at IS NULL AND personal_data.data ->> 'address' = ${address}), false) AS known
    FROM notification_addresses JOIN personal_data USING (digest)
    WHERE notification_addresses.organisation_id = ${organisationId}`.execute(tx);
  const { named = 0, recent = 0, known = false } = rows[0] ?? {};
  if (known) throw new Failure('conflict', '这个地址已经填写过。', { remedy: '请刷新后查看。' });
  if (named >= MOST_ADDRESSES)
    throw new Failure('conflict', `本单位已有 ${MOST_ADDRESSES} 个通知地址。`, {
      remedy: '请先移除不再使用的地址。',
    });
  if (recent >= MOST_PER_DAY)
    throw new Failure('too-many-requests', '今天填写的通知地址过多。', { remedy: '请明天再试。' });
}

/** Nothing is sent there any more, and the address itself is erased. @throws Failure `not-found` beyond reach */
export async function removeAddress(tx: Tx, occasion: Occasion, id: NotificationAddressId): Promise<void> {
  const { rows } = await sql<{ organisation_id: OrganisationId; digest: Buffer }>`
    SELECT named.organisation_id, named.digest FROM notification_addresses AS named
    JOIN organisation_periods ON organisation_periods.organisation_id = named.organisation_id
      AND organisation_periods.effective_to = 'infinity' AND organisation_periods.recorded_to = 'infinity'
    WHERE named.id = ${id} AND removed_at IS NULL
      AND ${withinReach(occasion.actor, 'notifications.manage', ORGANISATIONS)} FOR UPDATE OF named`.execute(
    tx,
  );
  const [address] = rows;
  if (address === undefined) throw notFound();
  await tx
    .updateTable('notification_addresses')
    .set({ removed_at: occasion.now, token_hash: null })
    .where('id', '=', id)
    .execute();
  await erasePersonalData(tx, [address.digest]);
  await record(tx, occasion, 'organisation', [
    {
      streamId: address.organisation_id,
      action: 'remove-notification-address',
      body: { address: address.digest.toString('hex') },
    },
  ]);
}
