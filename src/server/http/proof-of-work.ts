import { createHash } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Reader, Tx } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { Occasion } from '../occasion.ts';

/** About a second in a browser, some milliseconds to verify. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 5000, keyPrefix: '00', keyLength: 32 } as const;
const VALID_MS = 20 * 60_000;
const HEX = /^[0-9a-f]+$/;

const hex = (max: number) => z.string().max(max).regex(HEX);

/** What the altcha widget hands in: the challenge as it was given, and its solution; Base64 of JSON. */
const payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(WORK.algorithm),
      cost: z.literal(WORK.cost),
      keyPrefix: z.literal(WORK.keyPrefix),
      keyLength: z.literal(WORK.keyLength),
      nonce: hex(64),
      salt: hex(64),
      data: z.strictObject({ purpose: z.string().max(40), until: z.number() }),
    }),
    signature: hex(64),
  }),
  solution: z.strictObject({
    counter: z.int().min(0).max(0xffff_ffff),
    derivedKey: hex(64),
    time: z.number().optional(),
  }),
});

export const proofOfWork = z
  .string()
  .max(4000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, '应为 Base64')
  .meta({
    description: 'The solved challenge of GET /api/v1/proof-of-work, as the altcha widget hands it in.',
  });

/** A challenge for one purpose, which no server needs to remember. */
export async function aChallenge(db: Reader, { now }: Occasion, purpose: string): Promise<Challenge> {
  return createChallenge({
    ...WORK,
    deriveKey,
    data: { purpose, until: now.getTime() + VALID_MS },
    hmacSignatureSecret: (await challengeSecret(db)).toString('hex'),
  });
}

/**
 * Uses the proof up: it counts once, for the purpose it was made for, while the challenge is valid.
 * @throws Failure `invalid`
 */
export async function acceptProof(
  tx: Tx,
  { now }: Occasion,
  { proof, purpose }: { proof: string; purpose: string },
): Promise<void> {
  const { challenge, solution } = payloadOf(proof);
  const { data } = challenge.parameters;
  if (data.purpose !== purpose || data.until <= now.getTime()) throw unusable();
  const { verified } = await verifySolution({
    challenge,
    solution: { counter: solution.counter, derivedKey: solution.derivedKey },
    deriveKey,
    hmacSignatureSecret: (await challengeSecret(tx)).toString('hex'),
  });
  if (!verified) throw unusable();
  const digest = createHash('sha256').update(challenge.signature).digest();
  const fresh = await tx
    .insertInto('used_proofs')
    .values({ digest, expires_at: new Date(data.until) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('digest')
    .executeTakeFirst();
  if (fresh === undefined) throw unusable();
}

function payloadOf(proof: string): z.infer<typeof payload> {
  const parsed = payload.safeParse(jsonOf(Buffer.from(proof, 'base64').toString('utf8')));
  if (!parsed.success) throw unusable();
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable();
  }
}

/** One secret for all servers of the platform. */
export async function challengeSecret(db: Reader): Promise<Buffer> {
  const { secret } = await db.selectFrom('challenge_keys').select('secret').executeTakeFirstOrThrow();
  return secret;
}

const unusable = (): Failure =>
  new Failure('invalid', '人机验证无效、已用过或已过期，未作任何处理。', {
    remedy: '请重新完成人机验证后再提交。',
    defects: [{ field: 'proofOfWork', message: '人机验证无效、已用过或已过期' }],
  });
