import type { Rule } from '../rule.ts';
import { aChangeHoldsFromADayThatHasCome } from './a-change-holds-from-a-day-that-has-come.ts';
import { aClosedAuthorityLeavesNobodyBehind } from './a-closed-authority-leaves-nobody-behind.ts';
import { aCreditCodeHasItsForm } from './a-credit-code-has-its-form.ts';
import { aParentExistsAndIsOpen } from './a-parent-exists-and-is-open.ts';
import { aProfileNamesTheDepartmentInCharge } from './a-profile-names-the-department-in-charge.ts';
import { aRegionCodeBelongsToOneAuthority } from './a-region-code-belongs-to-one-authority.ts';
import { aRegisteredCheckDigitAgrees } from './a-registered-check-digit-agrees.ts';
import { aSchoolCodeBelongsToOneSchool } from './a-school-code-belongs-to-one-school.ts';
import { aSchoolHasItsStages } from './a-school-has-its-stages.ts';
import { aSchoolOrUnitBelongsToAnAuthority } from './a-school-or-unit-belongs-to-an-authority.ts';
import { aSuccessorCanTakeOver } from './a-successor-can-take-over.ts';
import { anAccountIsHandedOverOnANewLiaisonForm } from './an-account-is-handed-over-on-a-new-liaison-form.ts';
import { anAliasIsAName } from './an-alias-is-a-name.ts';
import { anAuthorityAnswersToAHigherOne } from './an-authority-answers-to-a-higher-one.ts';
import { anOrganisationHasAName } from './an-organisation-has-a-name.ts';
import { developmentRulesAreAUniversitys } from './development-rules-are-a-universitys.ts';
import type { ClosureFacts, EffectFacts, OrganisationFacts, RegistrationFacts } from './facts.ts';
import { onlyAnOpenOrganisationIsClosed } from './only-an-open-organisation-is-closed.ts';
import { onlyThoseOutsideTheTreeRegisterThemselves } from './only-those-outside-the-tree-register-themselves.ts';
import type { ProfileFacts } from './profile-form.ts';
import { providersStandOutsideTheTree } from './providers-stand-outside-the-tree.ts';
import { theAttachedFilesAreItsOwn } from './the-attached-files-are-its-own.ts';

/** What a new name is judged by. */
export const nameRules = [anOrganisationHasAName] as const;

/** What other names are judged by. */
export const aliasRules = [anAliasIsAName] as const;

/** What a change of what it belongs to is judged by. */
export const parentRules: readonly Rule<
  Pick<OrganisationFacts, 'kind' | 'level' | 'parent' | 'effectiveOn'>
>[] = [
  anAuthorityAnswersToAHigherOne,
  aSchoolOrUnitBelongsToAnAuthority,
  providersStandOutsideTheTree,
  aParentExistsAndIsOpen,
];

/** What other stages are judged by. */
export const stageRules = [aSchoolHasItsStages] as const;

/** What other codes are judged by. */
export const codeRules: readonly Rule<
  Pick<OrganisationFacts, 'kind' | 'schoolCode' | 'creditCode' | 'regionCode' | 'codesTaken'>
>[] = [aSchoolCodeBelongsToOneSchool, aCreditCodeHasItsForm, aRegionCodeBelongsToOneAuthority];

/** What an organisation is judged by when it is entered. */
export const organisationRules: readonly Rule<OrganisationFacts>[] = [
  ...nameRules,
  ...aliasRules,
  ...parentRules,
  ...stageRules,
  ...codeRules,
];

/** What who registers itself is judged by besides (JU-11). */
export const registrationRules: readonly Rule<RegistrationFacts>[] = [
  onlyThoseOutsideTheTreeRegisterThemselves,
  aRegisteredCheckDigitAgrees,
];

/** What the day of every change is judged by. */
export const effectRules: readonly Rule<EffectFacts>[] = [aChangeHoldsFromADayThatHasCome];

/** What closing and merging are judged by. */
export const closureRules: readonly Rule<ClosureFacts>[] = [
  onlyAnOpenOrganisationIsClosed,
  aClosedAuthorityLeavesNobodyBehind,
  aSuccessorCanTakeOver,
];

/** What a profile is judged by (JU-10). */
export const profileRules: readonly Rule<ProfileFacts>[] = [
  aProfileNamesTheDepartmentInCharge,
  developmentRulesAreAUniversitys,
];

/** What the documents of a profile and of a liaison form are judged by. */
export const attachmentRules = [theAttachedFilesAreItsOwn] as const;

/** What handing over an account is judged by (JU-8). */
export const handoverRules = [anAccountIsHandedOverOnANewLiaisonForm] as const;
