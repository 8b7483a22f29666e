import type { Role } from '../../src/policy/access/grants.ts';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import type { SettingKey } from '../../src/policy/settings/settings.ts';
import { transaction } from '../../src/server/db/database.ts';
import { createAccount } from '../../src/server/features/identity/accounts.ts';
import { redeemLink } from '../../src/server/features/identity/one-time-links.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { enterSetting } from '../../src/server/settings/enter-setting.ts';
import type { TestApp } from '../app-on-database.ts';

export const PASSWORD = '示例-Passw0rd';

let made = 0;

/** Somebody with a password and a role. */
export async function aPerson(
  { database, now }: TestApp,
  organisationId: OrganisationId,
  role: Role = 'clerk',
): Promise<{ loginName: string; accountId: number }> {
  made += 1;
  const loginName = `person.${made}`;
  const accountId = await transaction(database.db, async (tx) => {
    const occasion = occasionOfProgram('test', now, new Map());
    const account = await createAccount(tx, occasion, { loginName, organisationId, role });
    await redeemLink(tx, occasion, account.linkToken, PASSWORD);
    return account.accountId;
  });
  return { loginName, accountId };
}

/** Sets something for everybody below an authority, from long ago on. */
export async function aSetting(
  { database, now }: TestApp,
  organisationId: OrganisationId,
  key: SettingKey,
  value: unknown,
): Promise<void> {
  await transaction(database.db, (tx) =>
    enterSetting(tx, occasionOfProgram('test', now, new Map()), {
      key,
      organisationId,
      effectiveFrom: legalDay('2019-01-01'),
      value,
    }),
  );
}
