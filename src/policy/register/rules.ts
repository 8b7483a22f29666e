import type { Rule } from '../rule.ts';
import { aFilingNumberHasItsForm } from './a-filing-number-has-its-form.ts';
import { aListChangesAStatusStepByStep } from './a-list-changes-a-status-step-by-step.ts';
import { aListLeavesThePlatformsOwnRecordsAlone } from './a-list-leaves-the-platforms-own-records-alone.ts';
import { aRecordWithoutANumberComesFromAPlatformOperator } from './a-record-without-a-number-comes-from-a-platform-operator.ts';
import { aStatusChangeStatesItsDayReasonAndSource } from './a-status-change-states-its-day-reason-and-source.ts';
import { aStatusChangesAsTheTableAllows } from './a-status-changes-as-the-table-allows.ts';
import { anAppStandsOnceInAList } from './an-app-stands-once-in-a-list.ts';
import {
  anAppWhoseFilingEndedIsStoppedOrReplaced,
  type UseOfAppFacts,
} from './an-app-whose-filing-ended-is-stopped-or-replaced.ts';
import { anOlderListChangesNothing } from './an-older-list-changes-nothing.ts';
import type { ExternalFilingFacts, StatusChangeFacts } from './facts.ts';
import { theDaysOfARecordAgree } from './the-days-of-a-record-agree.ts';

/** What a filing on a list of another body is judged by before it is taken over. */
export const externalFilingRules: readonly Rule<ExternalFilingFacts>[] = [
  aFilingNumberHasItsForm,
  aRecordWithoutANumberComesFromAPlatformOperator,
  anAppStandsOnceInAList,
  aListLeavesThePlatformsOwnRecordsAlone,
  theDaysOfARecordAgree,
  anOlderListChangesNothing,
  aListChangesAStatusStepByStep,
];

/** What a change of a record's status is judged by. */
export const statusChangeRules: readonly Rule<StatusChangeFacts>[] = [
  aStatusChangesAsTheTableAllows,
  aStatusChangeStatesItsDayReasonAndSource,
];

/** What a use in force is judged by when the status of its app changes. */
export const useOfAppRules: readonly Rule<UseOfAppFacts>[] = [anAppWhoseFilingEndedIsStoppedOrReplaced];
