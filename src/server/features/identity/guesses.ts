import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';

/** Of everybody together; a single address is slowed down before. */
const MOST_IN_A_MINUTE = 600;
const MINUTE_MS = 60_000;

/** @throws Failure `too-many-requests` while too much of it is guessed wrongly, from wherever */
export async function ensureFewGuesses(db: Reader, { now }: Occasion, what: string): Promise<void> {
  const row = await db
    .selectFrom('guesses')
    .select('failures')
    .where('what', '=', what)
    .where('minute', '=', minuteOf(now))
    .executeTakeFirst();
  if ((row?.failures ?? 0) < MOST_IN_A_MINUTE) return;
  throw new Failure('too-many-requests', '尝试的次数过多，暂时不能办理。', { remedy: '请一分钟后再试。' });
}

/** A count only: nobody has done anything to anybody, so there is no entry. */
export async function countWrongGuess(db: Reader, { now }: Occasion, what: string): Promise<void> {
  await sql`
    INSERT INTO guesses (what, minute, failures) VALUES (${what}, ${minuteOf(now)}, 1)
    ON CONFLICT (what, minute) DO UPDATE SET failures = guesses.failures + 1`.execute(db);
}

function minuteOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
}
