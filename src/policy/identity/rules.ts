import type { Rule } from '../rule.ts';
import { aPasswordDoesNotContainTheLoginName } from './a-password-does-not-contain-the-login-name.ts';
import { aPasswordHasItsLength } from './a-password-has-its-length.ts';
import { aPasswordIsChangedInTime } from './a-password-is-changed-in-time.ts';
import { aPasswordIsNoRepetitionOrSequence } from './a-password-is-no-repetition-or-sequence.ts';
import { aPasswordIsNotAWellKnownOne } from './a-password-is-not-a-well-known-one.ts';
import { aPasswordIsNotUsedAgain } from './a-password-is-not-used-again.ts';
import { aPasswordMixesClassesOfCharacters } from './a-password-mixes-classes-of-characters.ts';
import { aRoleWithMuchPowerNeedsASecondFactor } from './a-role-with-much-power-needs-a-second-factor.ts';
import type { PasswordFacts } from './facts.ts';

/** What a new password is judged by. */
export const passwordRules: readonly Rule<PasswordFacts>[] = [
  aPasswordHasItsLength,
  aPasswordMixesClassesOfCharacters,
  aPasswordDoesNotContainTheLoginName,
  aPasswordIsNotAWellKnownOne,
  aPasswordIsNoRepetitionOrSequence,
  aPasswordIsNotUsedAgain,
];

/** What the present password is judged by at sign-in. */
export const passwordAgeRules = [aPasswordIsChangedInTime] as const;

/** What the roles of somebody who signs in ask for. */
export const secondFactorRules = [aRoleWithMuchPowerNeedsASecondFactor] as const;
