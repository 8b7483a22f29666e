import type { AuthorityLevel } from '../access/grants.ts';
import type { PackageReport } from '../app-packages/report.ts';
import type { FileId } from '../ids.ts';
import type { LegalDay } from '../legal-day.ts';
import type { AppKind, Platform } from '../option-lists.ts';
import type { AppOrigin } from '../register/option-lists.ts';
import type { AppStatus } from '../register/states.ts';
import type { ContentOption, PermissionOption } from '../settings/options.ts';
import type { ProviderFilingForm, Purpose } from './form.ts';

/** Who files: a company, a social organisation, also a school or an authority (JU-2). */
export interface FilingProvider {
  readonly kind: 'provider' | 'platform-operator' | 'app-store' | 'school' | 'subordinate-unit' | 'authority';
  readonly level: AuthorityLevel | null;
  readonly name: string;
  readonly creditCode: string | null;
}

/** A record of the register that may be the same app as one that is being filed, whatever its origin. */
export interface SameApp {
  /** Key of the app in the form. */
  readonly app: string;
  /** What they have in common: the platform and package id, or the name. */
  readonly by: 'package' | 'name';
  readonly number: string | null;
  readonly name: string;
  readonly providerName: string;
  /** Filed by this very provider. */
  readonly own: boolean;
  readonly origin: AppOrigin;
  readonly status: AppStatus;
}

/** By whom another app with the package id of one that is being filed was signed. */
export interface KnownSigner {
  readonly platform: Platform;
  readonly packageId: string;
  /** SHA-256 of the certificate. */
  readonly certificate: string;
  readonly name: string;
  readonly providerName: string;
  /** Filed by this very provider. */
  readonly own: boolean;
  /** Not published: being filed by another provider, which is for those alone who verify both. */
  readonly isUnderWay: boolean;
}

/** The newest version of an app that was published before the package in hand. */
export interface EarlierPackage {
  readonly version: string;
  readonly publishedOn: LegalDay | null;
  readonly report: PackageReport;
}

/** Everything that the rules of provider filing look at. */
export interface ProviderFilingFacts {
  readonly form: ProviderFilingForm;
  readonly purpose: Purpose;
  readonly submittedOn: LegalDay;
  readonly provider: FilingProvider;
  /** To whom it is filed, and the two digits with which the codes of its area begin; null for the Ministry. */
  readonly authority: { readonly level: AuthorityLevel | null; readonly areaPrefix: string | null };
  /** Another provincial department, or the Ministry, to which this provider has filed before: its name. */
  readonly filedElsewhere: string | undefined;
  /** The kinds of app that providers file that day. */
  readonly kindsInScope: readonly AppKind[];
  readonly contents: readonly ContentOption[];
  readonly permissions: readonly PermissionOption[];
  /** Without the record that is amended. */
  readonly sameApps: readonly SameApp[];
  /** Names of apps in other filings of this provider that are under way. */
  readonly underWay: readonly string[];
  /** The published record that is amended. */
  readonly amended: { readonly name: string; readonly status: AppStatus } | undefined;
  /** Those of the form's files that exist and belong to the provider or to the case. */
  readonly files: ReadonlySet<FileId>;
  /** What was found in those of the form's packages that have been inspected. */
  readonly inspections: ReadonlyMap<FileId, PackageReport>;
  readonly knownSigners: readonly KnownSigner[];
  /** By the file that came after it. */
  readonly earlierPackages: ReadonlyMap<FileId, EarlierPackage>;
  /** Apps for an older Android than this are pointed out. */
  readonly oldestTarget: number;
  /** Last day for the supplement of what was returned; null while the calendar lacks it; undefined if not returned. */
  readonly supplementDueOn: LegalDay | null | undefined;
  /** Working days after `form.changedOn` up to the day of submission; unknown where the calendar lacks data. */
  readonly workingDaysSinceChange: number | 'unknown' | undefined;
}
