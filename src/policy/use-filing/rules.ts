import type { Rule } from '../rule.ts';
import { aChangeIsFiledWithinTenWorkingDays } from './a-change-is-filed-within-ten-working-days.ts';
import { aCollectiveDecisionIsRecorded } from './a-collective-decision-is-recorded.ts';
import { aCreditCodeComesFirst } from './a-credit-code-comes-first.ts';
import { aDeclarationOfNoUseContradictsAUseInForce } from './a-declaration-of-no-use-contradicts-a-use-in-force.ts';
import { aDeclarationOfNoUseIsExplicit } from './a-declaration-of-no-use-is-explicit.ts';
import { aDeclarationOfNoUseIsMadeOnce } from './a-declaration-of-no-use-is-made-once.ts';
import { aDeclaredChargeIsExplained } from './a-declared-charge-is-explained.ts';
import { aReplacementHasACompletedFiling } from './a-replacement-has-a-completed-filing.ts';
import { aSelfDevelopedAppIsUsedByItsOwnUnitOnly } from './a-self-developed-app-is-used-by-its-own-unit-only.ts';
import { aSelfDevelopedAppServesOnlyTheUnit } from './a-self-developed-app-serves-only-the-unit.ts';
import { aSignedAgreementIsAttached } from './a-signed-agreement-is-attached.ts';
import { aStopConcernsAUseInForce } from './a-stop-concerns-a-use-in-force.ts';
import { aStopIsFiledWithinTenWorkingDays } from './a-stop-is-filed-within-ten-working-days.ts';
import { aStopNamesItsDayAndReason } from './a-stop-names-its-day-and-reason.ts';
import { aUniversityAppForAllHasThePartyCommitteesApproval } from './a-university-app-for-all-has-the-party-committees-approval.ts';
import { aUniversityAppHasTheItDepartmentsApproval } from './a-university-app-has-the-it-departments-approval.ts';
import { aUseFilingEndsTheDeclarationOfNoUse } from './a-use-filing-ends-the-declaration-of-no-use.ts';
import { anAmendmentNamesTheDayOfTheChange } from './an-amendment-names-the-day-of-the-change.ts';
import { anAppIsFiledOnce } from './an-app-is-filed-once.ts';
import { anAppIsPickedOrSelfDeveloped } from './an-app-is-picked-or-self-developed.ts';
import { anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended } from './an-app-without-a-completed-filing-is-neither-selected-nor-recommended.ts';
import { anImposedAppNamesWhoRequiredIt } from './an-imposed-app-names-who-required-it.ts';
import { biometricDataNeedsAReview } from './biometric-data-needs-a-review.ts';
import { disguisedRequiredUseIsFreeOfCharge } from './disguised-required-use-is-free-of-charge.ts';
import type { DeclarationFacts, UseFilingFacts, UseStopFacts } from './facts.ts';
import { importantBusinessHasNoExclusiveAgreement } from './important-business-has-no-exclusive-agreement.ts';
import { importantBusinessIsRunByTheUnitItself } from './important-business-is-run-by-the-unit-itself.ts';
import { recommendedUseIsNotTiedToMarks } from './recommended-use-is-not-tied-to-marks.ts';
import { recommendedUseIsVoluntary } from './recommended-use-is-voluntary.ts';
import { requiredUseContainsNoGames } from './required-use-contains-no-games.ts';
import { requiredUseIsFreeOfCharge } from './required-use-is-free-of-charge.ts';
import { requiredUseNeedsACollectiveDecision } from './required-use-needs-a-collective-decision.ts';
import { requiredUseNeedsAnAgreement } from './required-use-needs-an-agreement.ts';
import { requiredUseShowsNoCommercialAdvertisements } from './required-use-shows-no-commercial-advertisements.ts';
import { rulesForAnOwnApp } from './rules-for-an-own-app.ts';
import { theAttachedFilesExist } from './the-attached-files-exist.ts';
import { theCreditCodesCheckDigitAgrees } from './the-credit-codes-check-digit-agrees.ts';
import { theFormIsComplete } from './the-form-is-complete.ts';
import { theKindOfAppIsInScope } from './the-kind-of-app-is-in-scope.ts';
import { thePickedAppIsInTheRegister } from './the-picked-app-is-in-the-register.ts';
import { theProofNumberHasItsForm } from './the-proof-number-has-its-form.ts';
import { theScenesAreOnTheList } from './the-scenes-are-on-the-list.ts';
import { theStudentsStagesAreTheSchoolsOwn } from './the-students-stages-are-the-schools-own.ts';
import { theUnitsNatureAgreesWithTheRoster } from './the-units-nature-agrees-with-the-roster.ts';

/** What use filing itself asks of a filing, first or amended, in the order of the form. */
export const useFilingRules: readonly Rule<UseFilingFacts>[] = [
  theFormIsComplete,
  anAppIsPickedOrSelfDeveloped,
  thePickedAppIsInTheRegister,
  anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended,
  aSelfDevelopedAppIsUsedByItsOwnUnitOnly,
  aSelfDevelopedAppServesOnlyTheUnit,
  theKindOfAppIsInScope,
  anAppIsFiledOnce,
  theUnitsNatureAgreesWithTheRoster,
  aCreditCodeComesFirst,
  theProofNumberHasItsForm,
  theCreditCodesCheckDigitAgrees,
  theStudentsStagesAreTheSchoolsOwn,
  theScenesAreOnTheList,
  anImposedAppNamesWhoRequiredIt,
  requiredUseNeedsACollectiveDecision,
  aCollectiveDecisionIsRecorded,
  requiredUseNeedsAnAgreement,
  aSignedAgreementIsAttached,
  requiredUseIsFreeOfCharge,
  disguisedRequiredUseIsFreeOfCharge,
  aDeclaredChargeIsExplained,
  requiredUseShowsNoCommercialAdvertisements,
  requiredUseContainsNoGames,
  recommendedUseIsVoluntary,
  recommendedUseIsNotTiedToMarks,
  importantBusinessHasNoExclusiveAgreement,
  importantBusinessIsRunByTheUnitItself,
  aUniversityAppHasTheItDepartmentsApproval,
  aUniversityAppForAllHasThePartyCommitteesApproval,
  biometricDataNeedsAReview,
  anAmendmentNamesTheDayOfTheChange,
  aChangeIsFiledWithinTenWorkingDays,
  theAttachedFilesExist,
  aUseFilingEndsTheDeclarationOfNoUse,
];

/** Everything that a use filing is judged by. */
export const useFormRules: readonly Rule<UseFilingFacts>[] = [...useFilingRules, ...rulesForAnOwnApp];

/** What is judged once more when a use filing is confirmed: much can happen to an app in the meantime. */
export const confirmationRules: readonly Rule<Pick<UseFilingFacts, 'app'>>[] = [
  anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended,
];

/** What the stop of a use is judged by. */
export const stopRules: readonly Rule<UseStopFacts>[] = [
  aStopConcernsAUseInForce,
  aStopNamesItsDayAndReason,
  aReplacementHasACompletedFiling,
  aStopIsFiledWithinTenWorkingDays,
];

/** What a declaration of no use is judged by. */
export const declarationRules: readonly Rule<DeclarationFacts>[] = [
  aDeclarationOfNoUseIsExplicit,
  aDeclarationOfNoUseContradictsAUseInForce,
  aDeclarationOfNoUseIsMadeOnce,
];
