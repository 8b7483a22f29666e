import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { NotificationAddressId, OrganisationId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import { type Reader, type Tx, transaction } from '../db/database.ts';
import { FOREVER_SQL } from '../db/infinity.ts';
import type { DB } from '../db/types.generated.ts';
import { Failure } from '../errors.ts';
import { tokenHash } from '../http/authentication.ts';
import type { Occasion } from '../occasion.ts';
import { readPersonalData } from '../personal-data.ts';
import type { Channel } from './addresses.ts';
import { masked } from './masked.ts';

const LINK_DAYS = 3;
const DAY_MS = 86_400_000;

/** A new token for the link that is about to be sent; an earlier one stops working. It is stored nowhere. */
export async function issueToken(db: Kysely<DB>, id: NotificationAddressId, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await transaction(db, (tx) =>
    tx
      .updateTable('notification_addresses')
      .set({
        token_hash: tokenHash(token),
        token_expires_at: new Date(now.getTime() + LINK_DAYS * DAY_MS),
      })
      .where('id', '=', id)
      .where('confirmed_at', 'is', null)
      .execute(),
  );
  return token;
}

export interface Unconfirmed {
  readonly organisation: string;
  /** Not in full. */
  readonly address: string;
}

/** Whose notices would go where. @throws Failure `not-found` for a link that was used, removed or has expired */
export async function getUnconfirmed(db: Reader, occasion: Occasion, token: string): Promise<Unconfirmed> {
  const { organisation, digest, channel } = await getByToken(db, occasion, token);
  const data = (await readPersonalData(db, digest)) as { address: string } | undefined;
  return { organisation, address: masked(channel as Channel, data?.address ?? '') };
}

/** @throws Failure `not-found` likewise */
export async function confirmAddress(tx: Tx, occasion: Occasion, token: string): Promise<void> {
  const { id, organisationId, digest } = await getByToken(tx, occasion, token);
  await tx
    .updateTable('notification_addresses')
    .set({ confirmed_at: occasion.now, token_hash: null })
    .where('id', '=', id)
    .execute();
  await record(tx, occasion, 'organisation', [
    {
      streamId: organisationId,
      action: 'confirm-notification-address',
      body: { address: digest.toString('hex') },
    },
  ]);
}

interface Found {
  readonly id: NotificationAddressId;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly channel: string;
  readonly digest: Buffer;
}

async function getByToken(db: Reader, { now }: Occasion, token: string): Promise<Found> {
  const row = await db
    .selectFrom('notification_addresses as named')
    .innerJoin('organisation_periods as place', 'place.organisation_id', 'named.organisation_id')
    .select(['named.id', 'named.channel', 'named.digest', 'place.name as organisation'])
    .select('named.organisation_id as organisationId')
    .where('named.token_hash', '=', tokenHash(token))
    .where('named.token_expires_at', '>', now)
    .where('named.confirmed_at', 'is', null)
    .where('named.removed_at', 'is', null)
    .where('place.effective_to', '=', FOREVER_SQL)
    .where('place.recorded_to', '=', FOREVER_SQL)
    .executeTakeFirst();
  if (row === undefined)
    throw new Failure('not-found', '这个链接已使用或已过期。', {
      remedy: '请在平台的“接收通知的地址”中移除这个地址后重新填写。',
    });
  return row;
}
