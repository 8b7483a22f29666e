import type { Role } from '../src/policy/access/grants.ts';
import { STANDARD_PASSWORD_POLICY } from '../src/policy/identity/password-policy.ts';
import type { OrganisationId } from '../src/policy/ids.ts';
import type { Tx } from '../src/server/db/database.ts';
import { createAccount } from '../src/server/features/identity/accounts.ts';
import { redeemLink } from '../src/server/features/identity/one-time-links.ts';
import type { Occasion } from '../src/server/occasion.ts';
import { enterSetting } from '../src/server/settings/enter-setting.ts';
import type { LoadedOrganisations } from './load-organisations.ts';

/** The same in every demonstration, and nowhere else. */
export const DEMO_PASSWORD = 'Yanshi-2020-Beian';

export interface DemoAccount {
  readonly loginName: string;
  readonly role: Role;
  readonly title: string;
}

/** One account for each kind of person. */
export async function openDemoAccounts(
  tx: Tx,
  occasion: Occasion,
  organisations: LoadedOrganisations,
): Promise<void> {
  await relaxSignIn(tx, occasion, organisations.ministry);
  for (const { loginName, role, at } of ACCOUNTS) {
    const { linkToken } = await createAccount(tx, occasion, {
      loginName,
      role,
      organisationId: at(organisations),
    });
    await redeemLink(tx, occasion, linkToken, DEMO_PASSWORD);
  }
}

/** Everybody knows the password, and whoever looks around has no authenticator at hand. */
async function relaxSignIn(tx: Tx, occasion: Occasion, ministry: OrganisationId): Promise<void> {
  const from = { organisationId: ministry, effectiveFrom: occasion.today };
  const policy = { ...STANDARD_PASSWORD_POLICY, maxAgeDays: null };
  await enterSetting(tx, occasion, { ...from, key: 'identity.password-policy', value: policy });
  await enterSetting(tx, occasion, { ...from, key: 'identity.second-factor-for', value: [] });
}

type At = (organisations: LoadedOrganisations) => OrganisationId;

const authority =
  (key: string): At =>
  ({ authorities }) => {
    const found = authorities.get(key);
    if (found === undefined) throw new Error(`no authority ${key}`);
    return found.id;
  };

const firstSchool =
  (condition: (school: { readonly parent: string; readonly stages: readonly string[] }) => boolean): At =>
  ({ schools }) => {
    const found = [...schools.values()].find(({ school }) => condition(school));
    if (found === undefined) throw new Error('no such school');
    return found.id;
  };

/** It has published apps, and a filing to supplement. */
const firstProvider: At = ({ providers }) => {
  const [found] = providers.values();
  if (found === undefined) throw new Error('no provider');
  return found;
};

const PROVINCE = '410000';
const CITY = '411500';
const COUNTY = '411502';

const ACCOUNTS: readonly (DemoAccount & { readonly at: At })[] = [
  { loginName: 'demo-system', role: 'system-administrator', title: '省系统管理员', at: authority(PROVINCE) },
  {
    loginName: 'demo-security',
    role: 'security-administrator',
    title: '省安全管理员',
    at: authority(PROVINCE),
  },
  { loginName: 'demo-audit', role: 'audit-administrator', title: '省审计管理员', at: authority(PROVINCE) },
  { loginName: 'demo-province', role: 'officer', title: '省审核人员', at: authority(PROVINCE) },
  { loginName: 'demo-city', role: 'officer', title: '信阳市审核人员', at: authority(CITY) },
  { loginName: 'demo-county', role: 'officer', title: '浉河区审核人员', at: authority(COUNTY) },
  { loginName: 'demo-county-clerk', role: 'clerk', title: '浉河区教育局经办人', at: authority(COUNTY) },
  {
    loginName: 'demo-school',
    role: 'clerk',
    title: '浉河区一所示例学校的经办人',
    at: firstSchool(({ parent }) => parent === COUNTY),
  },
  {
    loginName: 'demo-university',
    role: 'clerk',
    title: '一所高校的经办人',
    at: firstSchool(({ parent, stages }) => parent === PROVINCE && stages.includes('university')),
  },
  { loginName: 'demo-provider', role: 'clerk', title: '一家示例应用提供者的经办人', at: firstProvider },
];

export const demoAccounts: readonly DemoAccount[] = ACCOUNTS;
