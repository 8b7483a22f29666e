import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { acceptProof, challengeSecret } from './proof-of-work.ts';

/** What anybody may do, and how often. A whole building may stand behind one address. */
export interface AttemptLimits {
  readonly purpose: string;
  /** More than so many within an hour, and a proof of work is asked for. */
  readonly freePerHour: { readonly address: number; readonly all: number };
  /** More than so many within a day are refused. */
  readonly perDay: { readonly address: number; readonly all: number };
}

export interface Attempt {
  /** As Fastify knows it: of the connection, or from a proxy that is believed. */
  readonly address: string;
  readonly proof: string | undefined;
}

interface Counts {
  readonly address_hour: number;
  readonly address_day: number;
  readonly all_hour: number;
  readonly all_day: number;
}

/**
 * Admits and counts an attempt of somebody unknown, in a transaction of its own, so that it counts whatever becomes of
 * what is attempted. What is refused here does not count: nobody can use up the others' share by being refused.
 * @throws Failure `too-many-requests` beyond the limits, or while a proof of work is due; `invalid` for a bad proof
 */
export async function admitAttempt(
  tx: Tx,
  occasion: Occasion,
  { purpose, freePerHour, perDay }: AttemptLimits,
  attempt: Attempt,
): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`registry attempts ${purpose}`}, 0))`.execute(tx);
  const address = await digestOf(tx, attempt.address);
  const before = await countAttempts(tx, occasion, { purpose, address });
  if (before.address_day >= perDay.address || before.all_day >= perDay.all) throw tooMany();
  const isFree = before.address_hour < freePerHour.address && before.all_hour < freePerHour.all;
  if (!isFree && attempt.proof === undefined) throw proofDue();
  if (attempt.proof !== undefined) await acceptProof(tx, occasion, { proof: attempt.proof, purpose });
  await tx.insertInto('attempts').values({ purpose, address, attempted_at: occasion.now }).execute();
}

async function countAttempts(
  tx: Tx,
  { now }: Occasion,
  { purpose, address }: { purpose: string; address: Buffer },
): Promise<Counts> {
  const { rows } = await sql<Counts>`
    SELECT count(*) FILTER (WHERE recent AND own) AS address_hour, count(*) FILTER (WHERE own) AS address_day,
      count(*) FILTER (WHERE recent) AS all_hour, count(*) AS all_day
    FROM (SELECT attempted_at > ${now}::timestamptz - interval '1 hour' AS recent, address = ${address} AS own
      FROM attempts
      WHERE purpose = ${purpose} AND attempted_at > ${now}::timestamptz - interval '1 day') AS counted`.execute(
    tx,
  );
  return rows[0] ?? { address_hour: 0, address_day: 0, all_hour: 0, all_day: 0 };
}

/** Of IPv6 the network, as one subscriber has all of it. */
async function digestOf(tx: Tx, address: string): Promise<Buffer> {
  const counted = isIPv6(address) && !address.includes('.') ? networkOf(address) : address;
  return createHmac('sha256', await challengeSecret(tx))
    .update(counted)
    .digest();
}

/** The first four groups: a /64. */
function networkOf(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...groups(tail)];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const proofDue = (): Failure =>
  new Failure('too-many-requests', '短时间内提交较多，需要先完成人机验证。', {
    remedy: '请完成人机验证后再次提交，已填写的内容不变。',
    defects: [{ field: 'proofOfWork', message: '需要人机验证' }],
  });

const tooMany = (): Failure =>
  new Failure('too-many-requests', '今天的提交次数已达上限，未作任何处理。', { remedy: '请明天再试。' });
