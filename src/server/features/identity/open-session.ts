import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { tokenHash } from '../../http/authentication.ts';
import type { Occasion } from '../../occasion.ts';
import { rulesOfAccount } from './account-rules.ts';
import { clearFailures } from './lockout.ts';

const HOUR_MS = 3_600_000;

/** What has to be done before anything else may be. */
export type ToDo = 'change-password' | 'enrol-second-factor';

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
  readonly toDo: readonly ToDo[];
}

export interface Authenticated {
  readonly id: AccountId;
  readonly passwordSetAt: Date;
  /** Whether a second factor was asked for. */
  readonly enrolled: boolean;
}

/** A session with a new token, for as long as the settings say. @throws Failure `too-many-requests` once locked */
export async function openSession(
  tx: Tx,
  occasion: Occasion,
  { id, passwordSetAt, enrolled }: Authenticated,
): Promise<Session> {
  await clearFailures(tx, occasion, id);
  const rules = await rulesOfAccount(tx, occasion, id);
  const mustChangePassword = rules.mustChangePassword(passwordSetAt);
  const mustEnrol = rules.mustEnrol(enrolled);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(occasion.now.getTime() + rules.sessionTimes.hours * HOUR_MS);
  await tx
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      account_id: id,
      created_at: occasion.now,
      last_seen_at: occasion.now,
      expires_at: expiresAt,
      idle_minutes: rules.sessionTimes.idleMinutes,
      must_change_password: mustChangePassword,
      must_enrol: mustEnrol,
    })
    .execute();
  await record(tx, occasion, 'account', [{ streamId: id, action: 'sign-in', body: {} }]);
  return { token, expiresAt, toDo: toDoOf(mustChangePassword, mustEnrol) };
}

export function toDoOf(mustChangePassword: boolean, mustEnrol: boolean): ToDo[] {
  return [
    ...(mustChangePassword ? ['change-password' as const] : []),
    ...(mustEnrol ? ['enrol-second-factor' as const] : []),
  ];
}
