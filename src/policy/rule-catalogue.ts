import {
  attachmentRules,
  closureRules,
  effectRules,
  organisationRules,
  profileRules,
  registrationRules,
} from './organisations/rules.ts';
import { externalFilingRules, statusChangeRules, useOfAppRules } from './register/rules.ts';
import type { Rule } from './rule.ts';
import { declarationRules, stopRules, useFilingRules } from './use-filing/rules.ts';

/** Every rule of every feature, whatever facts it looks at. */
export const ruleCatalogue: readonly Rule<never>[] = [
  ...organisationRules,
  ...registrationRules,
  ...effectRules,
  ...closureRules,
  ...profileRules,
  ...attachmentRules,
  ...externalFilingRules,
  ...statusChangeRules,
  ...useOfAppRules,
  ...useFilingRules,
  ...stopRules,
  ...declarationRules,
];
