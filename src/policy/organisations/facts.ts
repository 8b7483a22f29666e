import type { AuthorityLevel } from '../access/grants.ts';
import type { LegalDay } from '../legal-day.ts';
import type { Stage } from '../option-lists.ts';
import type { OrganisationKind } from './kinds.ts';

/** An organisation as it is to be entered, or to be changed, and what it would belong to. */
export interface OrganisationFacts {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: OrganisationKind;
  readonly level: AuthorityLevel | null;
  readonly stages: readonly Stage[];
  readonly schoolCode: string | null;
  readonly creditCode: string | null;
  readonly regionCode: string | null;
  readonly codesTaken: { readonly school: boolean; readonly region: boolean };
  /** Null if none was named. */
  readonly parent: ParentFacts | null;
  /** First day on which it is to hold. */
  readonly effectiveOn: LegalDay;
}

/** An organisation that registers itself. */
export interface RegistrationFacts {
  readonly kind: OrganisationKind;
  readonly creditCode: string;
}

export interface ParentFacts {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: AuthorityLevel | null;
  /** From the first day on, without interruption. */
  readonly open: boolean;
  readonly existsSince: LegalDay;
}

/** When a change is to hold, and since when there is something to change. */
export interface EffectFacts {
  readonly effectiveOn: LegalDay;
  readonly existsSince: LegalDay;
}

/** An organisation that is to be closed or merged. */
export interface ClosureFacts {
  readonly name: string;
  readonly openOnThatDay: boolean;
  /** Names of the open organisations that answer to it on that day or later. */
  readonly openBelow: readonly string[];
  readonly successor: SuccessorFacts | null;
}

export interface SuccessorFacts {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly open: boolean;
  readonly isItself: boolean;
  readonly sameKind: boolean;
}
