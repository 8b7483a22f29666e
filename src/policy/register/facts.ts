import type { LegalDay } from '../legal-day.ts';
import type { AppAudience, AppKind, FunctionType, Platform } from '../option-lists.ts';
import type { AppOrigin, ExternalOrigin } from './option-lists.ts';
import type { AppStatus, StatusAction } from './states.ts';

/**
 * A filing as a list of another body has it. What is absent was not said, and leaves what is known as it is; null says
 * that it is unknown.
 */
export interface ExternalFiling {
  /** Null for what platform operators record without one. */
  readonly number: string | null;
  readonly name: string;
  readonly kind: AppKind;
  readonly origin: ExternalOrigin;
  readonly providerName: string;
  readonly platforms?: readonly Platform[] | undefined;
  readonly functionTypes?: readonly FunctionType[] | undefined;
  readonly audience?: readonly AppAudience[] | undefined;
  readonly advertisements?: boolean | null | undefined;
  readonly games?: boolean | null | undefined;
  readonly charges?: boolean | null | undefined;
  readonly status: AppStatus;
  readonly statusSince: LegalDay;
  readonly statusReason?: string | undefined;
  readonly filedOn?: LegalDay | undefined;
  /** Which list it was taken from. */
  readonly source: string;
  readonly checkedOn: LegalDay;
}

/** What the register already has of the same app. */
export interface KnownApp {
  readonly origin: AppOrigin;
  readonly status: AppStatus;
  readonly statusSince: LegalDay;
  readonly checkedOn: LegalDay;
}

/** Everything that the rules look at when a filing of a list is taken over. */
export interface ExternalFilingFacts {
  readonly filing: ExternalFiling;
  readonly known: KnownApp | undefined;
  /** How the file calls the earlier row with the same app, such as 第 3 行. */
  readonly repeats: string | undefined;
}

/** A change of the status of a published record. */
export interface StatusChangeFacts {
  readonly name: string;
  readonly status: AppStatus;
  readonly statusSince: LegalDay;
  readonly action: StatusAction;
  readonly effectiveOn: LegalDay;
  readonly reason: string;
  readonly source: string;
}
