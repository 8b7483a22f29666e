import type { LegalDay } from '../legal-day.ts';
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
