import { totpCode, totpStep } from '../../src/server/features/identity/totp.ts';
import type { TestApp } from '../app-on-database.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator shows at the app's time, or some steps before or after. */
export function authenticatorCode(app: TestApp, secret: string, stepsLater = 0): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return totpCode(Buffer.from(bytes), totpStep(app.now) + stepsLater);
}

/** Enrols whoever is signed in. */
export async function anEnrolment(
  app: TestApp,
  token: string,
  password: string,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await app.call(token, 'POST', '/api/v1/second-factor/enrolments', { body: { password } });
  if (begun.status !== 201) throw new Error(`no enrolment: ${JSON.stringify(begun.body)}`);
  const code = authenticatorCode(app, begun.body.secret);
  const done = await app.call(token, 'POST', '/api/v1/second-factor/confirmation', { body: { code } });
  if (done.status !== 201) throw new Error(`not confirmed: ${JSON.stringify(done.body)}`);
  return { secret: begun.body.secret, recoveryCodes: done.body.recoveryCodes };
}
