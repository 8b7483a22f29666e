import type { Rule } from '../rule.ts';
import { aBranchsAppIsFiledByTheHeadOffice } from './a-branchs-app-is-filed-by-the-head-office.ts';
import { aChangeIsFiledWithinTenWorkingDays } from './a-change-is-filed-within-ten-working-days.ts';
import { aComplaintChannelIsOpen } from './a-complaint-channel-is-open.ts';
import { aDeclaredPermissionIsAskedFor } from './a-declared-permission-is-asked-for.ts';
import { aFiledAppShowsItsFiling, type ShowingFacts } from './a-filed-app-shows-its-filing.ts';
import { aFilingGoesToTheProvincialDepartment } from './a-filing-goes-to-the-provincial-department.ts';
import { aFilingNamesAtLeastOneSystemAndOneApp } from './a-filing-names-at-least-one-system-and-one-app.ts';
import { aForumHasAContentReviewSystem } from './a-forum-has-a-content-review-system.ts';
import { aPackageAsksForNoUndeclaredPermission } from './a-package-asks-for-no-undeclared-permission.ts';
import { aPackageBelongsToADeclaredPlatform } from './a-package-belongs-to-a-declared-platform.ts';
import { aPackageCarriesTheIdThatWasDeclared } from './a-package-carries-the-id-that-was-declared.ts';
import { aPackageCarriesTheVersionThatWasDeclared } from './a-package-carries-the-version-that-was-declared.ts';
import { aPackageEncryptsItsTraffic } from './a-package-encrypts-its-traffic.ts';
import { aPackageIdHasTheFormOfItsPlatform } from './a-package-id-has-the-form-of-its-platform.ts';
import { aPackageIsNoTestBuild } from './a-package-is-no-test-build.ts';
import { aPackageIsWholeAndSigned } from './a-package-is-whole-and-signed.ts';
import { aPackageKeepsItsSigner } from './a-package-keeps-its-signer.ts';
import { aPackageRaisesItsVersionCode } from './a-package-raises-its-version-code.ts';
import { aPackageTargetsARecentAndroid } from './a-package-targets-a-recent-android.ts';
import { aProviderFilesInOneProvince } from './a-provider-files-in-one-province.ts';
import { aProvincialDepartmentsAppIsFiledWithTheMinistry } from './a-provincial-departments-app-is-filed-with-the-ministry.ts';
import { aSelfDevelopedSelfUsedAppGoesAlongTheLineOfSubordination } from './a-self-developed-self-used-app-goes-along-the-line-of-subordination.ts';
import { aSupplementComesInTime } from './a-supplement-comes-in-time.ts';
import { aSystemHasItsMlpsAssessmentReport } from './a-system-has-its-mlps-assessment-report.ts';
import { aTelecomBusinessHasItsLicence } from './a-telecom-business-has-its-licence.ts';
import { advertisementsFitTheService } from './advertisements-fit-the-service.ts';
import { anAmendmentKeepsToItsOneApp } from './an-amendment-keeps-to-its-one-app.ts';
import { anAmendmentNamesTheDayOfTheChange } from './an-amendment-names-the-day-of-the-change.ts';
import { anAnswerOfNoneStandsAlone } from './an-answer-of-none-stands-alone.ts';
import { anAppForMinorsLimitsTimeNamesAgesAndChecksContent } from './an-app-for-minors-limits-time-names-ages-and-checks-content.ts';
import { anAppIsFiledOnce } from './an-app-is-filed-once.ts';
import { anEarlierFilingOfTheAppEnded } from './an-earlier-filing-of-the-app-ended.ts';
import { anEndedFilingIsNotAmended } from './an-ended-filing-is-not-amended.ts';
import { anIcpNumberHasItsForm } from './an-icp-number-has-its-form.ts';
import { anMlpsNumberHasItsForm } from './an-mlps-number-has-its-form.ts';
import { everyDeclaredPlatformHasAPackage } from './every-declared-platform-has-a-package.ts';
import { everyItemIsVerifiedBeforeApproval } from './every-item-is-verified-before-approval.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { foreignStaffAreReviewed } from './foreign-staff-are-reviewed.ts';
import { guardiansConsentForMinors } from './guardians-consent-for-minors.ts';
import { icpAndMlpsFilingAreDueByTheEndOfTheBuffer } from './icp-and-mlps-filing-are-due-by-the-end-of-the-buffer.ts';
import { icpAndMlpsFilingComeFirst } from './icp-and-mlps-filing-come-first.ts';
import { personalDataAreExplainedItemByItem } from './personal-data-are-explained-item-by-item.ts';
import { personalDataAreSafeguarded } from './personal-data-are-safeguarded.ts';
import { registeredUsersAreIdentified } from './registered-users-are-identified.ts';
import { subjectTutorsHoldTeacherCertificates } from './subject-tutors-hold-teacher-certificates.ts';
import { theAnswersAboutAnAppAgree } from './the-answers-about-an-app-agree.ts';
import { theAttachedFilesExist } from './the-attached-files-exist.ts';
import { theContentFitsAudienceAndFunction } from './the-content-fits-audience-and-function.ts';
import { theContentIsOnTheList } from './the-content-is-on-the-list.ts';
import { theCreditCodesCheckDigitsAgree } from './the-credit-codes-check-digits-agree.ts';
import { theDeclaredVersionHasAPackage } from './the-declared-version-has-a-package.ts';
import { theFormIsComplete } from './the-form-is-complete.ts';
import { theKindOfAppIsInScope } from './the-kind-of-app-is-in-scope.ts';
import { theKitsInAPackageAgreeWithTheAnswers } from './the-kits-in-a-package-agree-with-the-answers.ts';
import { theNameOfAnAppIsNotAnothers } from './the-name-of-an-app-is-not-anothers.ts';
import { thePermissionsAreOnTheList } from './the-permissions-are-on-the-list.ts';
import { thePermissionsFitTheFunction } from './the-permissions-fit-the-function.ts';
import { theProofNumbersHaveTheirForm } from './the-proof-numbers-have-their-form.ts';
import { theRegisteredPlaceLiesInTheAuthoritysArea } from './the-registered-place-lies-in-the-authoritys-area.ts';
import { theUnitIsTheRegisteredProvider } from './the-unit-is-the-registered-provider.ts';
import {
  type ApprovalFacts,
  twoPeopleApproveWhereThatIsSet,
} from './two-people-approve-where-that-is-set.ts';
import { usersConsentToTheCollection } from './users-consent-to-the-collection.ts';
import { whoeverTrainsIsReviewedAndRegistered } from './whoever-trains-is-reviewed-and-registered.ts';

/** What a provider filing is judged by, first or amended, in the order of the form. */
export const providerFilingRules: readonly Rule<ProviderFilingFacts>[] = [
  theFormIsComplete,
  aSupplementComesInTime,
  aFilingGoesToTheProvincialDepartment,
  aProvincialDepartmentsAppIsFiledWithTheMinistry,
  aProviderFilesInOneProvince,
  aBranchsAppIsFiledByTheHeadOffice,
  aSelfDevelopedSelfUsedAppGoesAlongTheLineOfSubordination,
  theUnitIsTheRegisteredProvider,
  theProofNumbersHaveTheirForm,
  theCreditCodesCheckDigitsAgree,
  theRegisteredPlaceLiesInTheAuthoritysArea,
  aTelecomBusinessHasItsLicence,
  aFilingNamesAtLeastOneSystemAndOneApp,
  icpAndMlpsFilingComeFirst,
  icpAndMlpsFilingAreDueByTheEndOfTheBuffer,
  anIcpNumberHasItsForm,
  anMlpsNumberHasItsForm,
  aSystemHasItsMlpsAssessmentReport,
  theKindOfAppIsInScope,
  anAppIsFiledOnce,
  theNameOfAnAppIsNotAnothers,
  anEarlierFilingOfTheAppEnded,
  theContentIsOnTheList,
  theContentFitsAudienceAndFunction,
  thePermissionsAreOnTheList,
  anAnswerOfNoneStandsAlone,
  everyDeclaredPlatformHasAPackage,
  aPackageBelongsToADeclaredPlatform,
  theDeclaredVersionHasAPackage,
  aPackageIdHasTheFormOfItsPlatform,
  aPackageCarriesTheIdThatWasDeclared,
  aPackageCarriesTheVersionThatWasDeclared,
  aPackageIsWholeAndSigned,
  aPackageKeepsItsSigner,
  aPackageRaisesItsVersionCode,
  aPackageIsNoTestBuild,
  aPackageTargetsARecentAndroid,
  aPackageEncryptsItsTraffic,
  aPackageAsksForNoUndeclaredPermission,
  aDeclaredPermissionIsAskedFor,
  thePermissionsFitTheFunction,
  theKitsInAPackageAgreeWithTheAnswers,
  aForumHasAContentReviewSystem,
  whoeverTrainsIsReviewedAndRegistered,
  subjectTutorsHoldTeacherCertificates,
  foreignStaffAreReviewed,
  anAppForMinorsLimitsTimeNamesAgesAndChecksContent,
  advertisementsFitTheService,
  registeredUsersAreIdentified,
  personalDataAreExplainedItemByItem,
  usersConsentToTheCollection,
  guardiansConsentForMinors,
  personalDataAreSafeguarded,
  aComplaintChannelIsOpen,
  theAnswersAboutAnAppAgree,
  anEndedFilingIsNotAmended,
  anAmendmentKeepsToItsOneApp,
  anAmendmentNamesTheDayOfTheChange,
  aChangeIsFiledWithinTenWorkingDays,
  theAttachedFilesExist,
];

/** What an approval is judged by. */
export const approvalRules: readonly Rule<ApprovalFacts>[] = [
  everyItemIsVerifiedBeforeApproval,
  twoPeopleApproveWhereThatIsSet,
];

/** What the place is judged by where an app shows its filing. */
export const showingRules: readonly Rule<ShowingFacts>[] = [aFiledAppShowsItsFiling];
