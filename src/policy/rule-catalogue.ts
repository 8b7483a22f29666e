import { passwordAgeRules, passwordRules, secondFactorRules } from './identity/rules.ts';
import {
  attachmentRules,
  closureRules,
  effectRules,
  handoverRules,
  organisationRules,
  profileRules,
  registrationRules,
} from './organisations/rules.ts';
import { approvalRules, providerFilingRules, showingRules } from './provider-filing/rules.ts';
import { externalFilingRules, statusChangeRules, useOfAppRules } from './register/rules.ts';
import type { Rule } from './rule.ts';
import { declarationRules, stopRules, useFilingRules } from './use-filing/rules.ts';

/** Every rule of every feature, whatever facts it looks at. */
export const ruleCatalogue: readonly Rule<never>[] = [
  ...passwordRules,
  ...passwordAgeRules,
  ...secondFactorRules,
  ...organisationRules,
  ...registrationRules,
  ...effectRules,
  ...closureRules,
  ...profileRules,
  ...attachmentRules,
  ...handoverRules,
  ...externalFilingRules,
  ...statusChangeRules,
  ...useOfAppRules,
  ...providerFilingRules,
  ...approvalRules,
  ...showingRules,
  ...useFilingRules,
  ...stopRules,
  ...declarationRules,
];
