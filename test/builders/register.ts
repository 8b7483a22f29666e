import type { Insertable, Kysely } from 'kysely';
import { filingNumber } from '../../src/policy/identifiers/filing-number.ts';
import type { RegisterAppId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import type { DB } from '../../src/server/db/types.generated.ts';

let made = 0;

/** One more app in the register: filed in Beijing, with a number of its own, unless told otherwise. */
export async function aRegisterApp(
  db: Kysely<DB>,
  changes: Partial<Insertable<DB['register_apps']>> = {},
): Promise<RegisterAppId> {
  made += 1;
  const { id } = await db
    .insertInto('register_apps')
    .values({
      number: filingNumber('11', 90_000 + made),
      name: `示例应用 ${made}`,
      kind: 'app',
      origin: 'other-province',
      provider_name: '北京示例科技有限公司',
      platforms: ['ios', 'android'],
      function_types: ['learning'],
      audience: ['primary-secondary'],
      advertisements: false,
      games: false,
      charges: false,
      status: 'filed',
      status_since: legalDay('2019-12-20'),
      filed_on: legalDay('2019-12-20'),
      source: '外省备案公告',
      checked_on: legalDay('2020-01-10'),
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
