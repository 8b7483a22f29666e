import { sql } from 'kysely';
import type { AuthorityLevel, Role } from '../../../policy/access/grants.ts';
import { type PasswordPolicy, strictestPasswordPolicy } from '../../../policy/identity/password-policy.ts';
import { passwordAgeRules, secondFactorRules } from '../../../policy/identity/rules.ts';
import {
  type Lockout,
  type SessionTimes,
  strictestLockout,
  strictestSessionTimes,
} from '../../../policy/identity/sign-in-policy.ts';
import type { AccountId, OrganisationId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import { checkAll, onThePlatform } from '../../../policy/rule.ts';
import { settingOn } from '../../../policy/settings/setting-on.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type SettingsInForce, settingsForEach } from '../../settings/settings.ts';

interface HeldRole {
  readonly organisationId: OrganisationId;
  readonly role: Role;
  readonly level: AuthorityLevel | null;
}

/** What the settings above an account's organisations ask of it: of several the strictest. */
export interface AccountRules {
  readonly passwordPolicy: PasswordPolicy;
  readonly lockout: Lockout;
  readonly sessionTimes: SessionTimes;
  readonly mustChangePassword: (passwordSetAt: Date) => boolean;
  readonly mustEnrol: (enrolled: boolean) => boolean;
}

export async function rulesOfAccount(
  db: Reader,
  { today }: Occasion,
  accountId: AccountId,
): Promise<AccountRules> {
  const roles = await rolesOf(db, accountId);
  const asked = roles.map(({ organisationId }) => ({ organisationId, day: today }));
  const found = asked.length === 0 ? [] : await settingsForEach(db, asked);
  const settings = found.length === 0 ? [standardsOn(today)] : found;
  const circumstances = onThePlatform(today);
  const passwordPolicy = strictestPasswordPolicy(settings.map((of) => of('identity.password-policy')));
  const required = roles.map((held, at) => ({
    ...held,
    requiredFor: (found[at] ?? standardsOn(today))('identity.second-factor-for'),
  }));
  return {
    passwordPolicy,
    lockout: strictestLockout(settings.map((of) => of('identity.lockout'))),
    sessionTimes: strictestSessionTimes(settings.map((of) => of('identity.session-times'))),
    mustChangePassword: (setAt) =>
      checkAll(passwordAgeRules, { setOn: legalDayOf(setAt), policy: passwordPolicy }, circumstances)
        .violations.length > 0,
    mustEnrol: (enrolled) =>
      checkAll(secondFactorRules, { enrolled, roles: required }, circumstances).violations.length > 0,
  };
}

/** Whoever holds no role at the moment keeps to the defaults. */
function standardsOn(day: LegalDay): SettingsInForce {
  return (key) => settingOn([], key, [], day).value;
}

async function rolesOf(db: Reader, accountId: AccountId): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    SELECT memberships.organisation_id AS "organisationId", memberships.role, place.level
    FROM memberships
    LEFT JOIN organisation_periods AS place ON place.organisation_id = memberships.organisation_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
    WHERE memberships.account_id = ${accountId} AND memberships.valid_to = 'infinity'
    ORDER BY memberships.id`.execute(db);
  return rows;
}
