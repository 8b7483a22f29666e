import { NATIONWIDE } from '../articles.ts';
import { type LegalDay, legalDay } from '../legal-day.ts';
import { type Addressee, type Circumstances, SCHOOLS } from '../rule.ts';
import type { PasswordPolicy } from './password-policy.ts';

/** A password that somebody wants to have. */
export interface PasswordFacts {
  readonly password: string;
  readonly loginName: string;
  /** Whether it is the present one or one of the former ones that the policy remembers. */
  readonly usedBefore: boolean;
  readonly policy: PasswordPolicy;
}

/** The password that somebody signs in with. */
export interface PasswordAgeFacts {
  readonly setOn: LegalDay;
  readonly policy: Pick<PasswordPolicy, 'maxAgeDays'>;
}

/** Passwords are everybody's, on every day. */
export const EVERYBODY: readonly Addressee[] = [
  'authority',
  'subordinate-unit',
  ...SCHOOLS,
  'provider',
  'platform-operator',
  'app-store',
];
export const ALWAYS = legalDay('1949-10-01');

export function accountCircumstances(today: LegalDay): Circumstances {
  return { today, territories: [NATIONWIDE], addressees: EVERYBODY };
}
