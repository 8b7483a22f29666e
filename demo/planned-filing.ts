import type { LegalDay } from '../src/policy/legal-day.ts';
import type { UseNature } from '../src/policy/option-lists.ts';

/** What one using unit files about one app, or its declaration that it uses none, and what became of it when. */
export interface PlannedFiling {
  /** Stable and unique; filings are numbered in the order of the plan. */
  readonly key: number;
  /** School code. */
  readonly organisation: string;
  /** Key of the app; null for a declaration of no use. */
  readonly app: string | null;
  /** Null for a declaration. A required use has minutes and an agreement; a recommended one neither. */
  readonly nature: UseNature | null;
  readonly minutes: boolean;
  readonly agreement: boolean;
  readonly submittedOn: LegalDay;
  /** Returned first: on that day, for these reasons. */
  readonly returnedOn: LegalDay | null;
  readonly reasons: readonly string[];
  /** Null while it has not come back. */
  readonly resubmittedOn: LegalDay | null;
  /** Null while it waits. */
  readonly confirmedOn: LegalDay | null;
}

/** Fills in what follows from the nature of the use. */
export type FilingDraft = Omit<PlannedFiling, 'key' | 'minutes' | 'agreement'>;
