import type { FileId } from '../ids.ts';
import type { LegalDay } from '../legal-day.ts';
import type { AppKind, FunctionType, Stage, UsingUnitNature } from '../option-lists.ts';

import type { ProviderFilingFacts } from '../provider-filing/facts.ts';
import type { NoUseDeclarationForm } from './declaration-form.ts';
import type { Purpose, UseFilingForm } from './form.ts';
import type { UseStopForm } from './stop-form.ts';

/** One choice of a list that an authority edits. */
export interface Option {
  readonly code: string;
  readonly label: string;
  /** Can no longer be chosen. */
  readonly retired?: boolean | undefined;
}

/** What the register says on the day about an app that was picked. */
export interface RegisteredApp {
  readonly name: string;
  readonly status: 'filed' | 'suspended' | 'revoked' | 'withdrawn';
  readonly statusSince: LegalDay;
  readonly origin:
    | 'provider-filing'
    | 'other-province'
    | 'ministry'
    | 'earlier-system'
    | 'platform-operator'
    | 'self-developed';
  /** Whether the using unit itself developed it (M 21). */
  readonly ownedByUnit: boolean;
  readonly kind: AppKind;
  readonly functionTypes: readonly FunctionType[];
  /** What the provider declared; null where the record does not say. */
  readonly declaredAdvertisements: boolean | null;
  readonly declaredGames: boolean | null;
  readonly declaredCharges: boolean | null;
}

/** What the roster says on the day about the using unit. */
export interface UsingUnit {
  readonly kind: UsingUnitNature;
  readonly stages: readonly Stage[];
  readonly hasCreditCode: boolean;
}

/** What the rules of provider filing look at, besides the form, where the unit itself developed the app. */
export type OwnAppFacts = Pick<
  ProviderFilingFacts,
  | 'contents'
  | 'permissions'
  | 'oldestTarget'
  | 'sameApps'
  | 'inspections'
  | 'knownSigners'
  | 'earlierPackages'
>;

/** Everything that the rules of use filing look at. */
export interface UseFilingFacts {
  readonly form: UseFilingForm;
  readonly purpose: Purpose;
  readonly submittedOn: LegalDay;
  readonly unit: UsingUnit;
  /** The app of `form.app.registerId`, or the record of the use that is amended; undefined if there is none. */
  readonly app: RegisteredApp | undefined;
  readonly ownApp: OwnAppFacts;
  /** The scenes on the unit's list that day. */
  readonly scenes: readonly Option[];
  /** The kinds of app that have to be filed for use that day. */
  readonly kindsInScope: readonly AppKind[];
  /** Another use of the app in force (`use`), or another filing of it under way (`filing`), by the same unit. */
  readonly existing: 'use' | 'filing' | undefined;
  /** A confirmed declaration of no use is in force. */
  readonly declarationInForce: boolean;
  /** Whether `form.requiredBy.organisation` stands above the unit; undefined if none is named. */
  readonly requiredByIsAbove: boolean | undefined;
  /** Those of the form's files that exist and belong to the unit or to the case. */
  readonly files: ReadonlySet<FileId>;
  /** Working days after `form.changedOn` up to the day of submission; unknown where the calendar lacks data. */
  readonly workingDaysSinceChange: number | 'unknown' | undefined;
}

export interface UseStopFacts {
  readonly form: UseStopForm;
  readonly submittedOn: LegalDay;
  /** The use that is to end; undefined if the unit has no such use. */
  readonly use: { readonly status: 'in-use' | 'flagged' | 'stopped'; readonly since: LegalDay } | undefined;
  /** Another stop of the same use is under way. */
  readonly pending: boolean;
  /** Status of the app of `form.replacedBy`; undefined if none is named or it is not in the register. */
  readonly replacement: RegisteredApp['status'] | undefined;
  readonly workingDaysSinceStop: number | 'unknown' | undefined;
}

export interface DeclarationFacts {
  readonly form: NoUseDeclarationForm;
  /** Names of the apps that the unit has confirmed uses of. */
  readonly usesInForce: readonly string[];
  /** Names of the apps that the unit has filings under way for. */
  readonly openFilings: readonly string[];
  /** Another declaration is in force, or under way. */
  readonly existing: 'declaration' | 'filing' | undefined;
}
