import type { Insertable, Kysely } from 'kysely';
import { filingNumber } from '../../src/policy/identifiers/filing-number.ts';
import type { OrganisationId, RegisterAppId, RegisterUseId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { useFilingStates } from '../../src/policy/use-filing/states.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { openCases } from '../../src/server/cases/open-cases.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { getStanding } from '../../src/server/features/organisations/standing.ts';
import { searchColumnsOf } from '../../src/server/features/register/search-columns.ts';
import { type ConfirmedUse, publishUses } from '../../src/server/features/register/uses.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';

let made = 0;

/** A province has no more than five digits; numbers below these are for tests that name them. */
const PROVINCES = ['11', '12', '13'];
const FIRST = 20_000;
const EACH = 79_000;

function aNumber(count: number) {
  return filingNumber(PROVINCES[Math.trunc(count / EACH)] ?? '', FIRST + (count % EACH));
}

/** One more app in the register: filed in another province, with a number of its own, unless told otherwise. */
export async function aRegisterApp(
  db: Kysely<DB>,
  changes: Partial<Insertable<DB['register_apps']>> = {},
): Promise<RegisterAppId> {
  made += 1;
  const { name = `示例应用 ${made}`, provider_name = '北京示例科技有限公司' } = changes;
  const { id } = await db
    .insertInto('register_apps')
    .values({
      number: aNumber(made),
      name,
      kind: 'app',
      origin: 'other-province',
      provider_name,
      ...searchColumnsOf(name, provider_name),
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

/** A published use of the app by the unit, recommended unless told otherwise, confirmed on 2020-02-10. */
export async function aRegisterUse(
  db: Kysely<DB>,
  organisationId: OrganisationId,
  appId: RegisterAppId,
  changes: Partial<ConfirmedUse> = {},
): Promise<RegisterUseId> {
  const occasion = occasionOfProgram('test', new Date('2020-02-10T02:00:00Z'), listeners([]));
  await transaction(db, async (tx) => {
    const { parentId, place } = await getStanding(tx, organisationId);
    const [caseId] = await openCases(tx, occasion, useFilingStates, [
      {
        title: '示例应用',
        ownerId: organisationId,
        authorityId: parentId ?? organisationId,
        ownerPlace: place,
        body: {},
      },
    ]);
    if (caseId === undefined) throw new Error('no case was opened');
    const use = {
      organisationId,
      appId,
      caseId,
      nature: 'recommended',
      particulars: {},
      ...changes,
    } as const;
    await publishUses(tx, occasion, [use]);
  });
  const { id } = await db
    .selectFrom('register_uses')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('app_id', '=', appId)
    .where('status', '<>', 'stopped')
    .executeTakeFirstOrThrow();
  return id;
}
