import { workingDaysBetween } from '../../../policy/calendar/working-calendar.ts';
import type { FileId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { FilingProvider, ProviderFilingFacts, SameApp } from '../../../policy/provider-filing/facts.ts';
import {
  attachedFiles,
  type FiledApp,
  type ProviderFilingForm,
} from '../../../policy/provider-filing/form.ts';
import { providerFilingRules } from '../../../policy/provider-filing/rules.ts';
import type { AppStatus } from '../../../policy/register/states.ts';
import { type Circumstances, checkAll, type Verdict } from '../../../policy/rule.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import type { Reader } from '../../db/database.ts';
import { findOwnFiles } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { settingsFor } from '../../settings/settings.ts';
import { getStanding, type Standing } from '../organisations/standing.ts';
import { findApps } from '../register/apps.ts';
import {
  findAppsByName,
  findAppsByPackage,
  type PackageName,
  type SameRecord,
} from '../register/same-apps.ts';
import { filedElsewhere, namesUnderWay } from './earlier-filings.ts';
import type { Filing } from './filing.ts';
import { type PackageFacts, packageFactsOf } from './package-facts.ts';

/** What the rules look at besides the form and what only a look into the register or the files tells. */
export type KnownFacts = Omit<
  ProviderFilingFacts,
  'form' | 'sameApps' | 'files' | keyof PackageFacts | 'workingDaysSinceChange'
>;

export interface Ground {
  readonly facts: KnownFacts;
  readonly circumstances: Circumstances;
}

/** What the rules in force today, where it is filed, say of the form. */
export async function judge(
  db: Reader,
  occasion: Occasion,
  filing: Filing,
  form: ProviderFilingForm,
): Promise<Verdict> {
  return (await judgeWithPackages(db, occasion, filing, form)).verdict;
}

/** Likewise, with what was found in its packages. */
export async function judgeWithPackages(
  db: Reader,
  occasion: Occasion,
  filing: Filing,
  form: ProviderFilingForm,
): Promise<{ readonly verdict: Verdict; readonly packages: PackageFacts }> {
  const { facts, circumstances } = await groundOf(db, occasion, filing);
  const calendar = await calendarOf(db);
  const packages = await packageFactsOf(db, occasion, filing, form);
  const { today } = occasion;
  const known: ProviderFilingFacts = {
    ...facts,
    ...packages,
    form,
    sameApps: await sameAppsOf(db, { owner: filing.row.owner_id, amends: filing.details.amends_id }, form),
    files: await filesOf(db, filing, form),
    workingDaysSinceChange:
      form.changedOn === undefined ? undefined : workingDaysBetween(calendar, form.changedOn, today),
  };
  return { verdict: checkAll(providerFilingRules, known, circumstances), packages };
}

/** On what any form of that filing is judged today. */
export async function groundOf(db: Reader, { today }: Occasion, filing: Filing): Promise<Ground> {
  const provider = await getStanding(db, filing.row.owner_id);
  const authority = await getStanding(db, filing.row.authority_id);
  const settings = await settingsFor(db, authority.id, today);
  const facts: KnownFacts = {
    purpose: filing.purpose,
    submittedOn: today,
    provider: providerOf(provider),
    authority: authorityOf(authority),
    filedElsewhere: await filedElsewhere(db, filing),
    kindsInScope: settings('scope.provider-filing'),
    contents: settings('options.content'),
    permissions: settings('options.permissions'),
    underWay: await namesUnderWay(db, filing),
    amended: await amendedOf(db, filing),
    oldestTarget: settings('packages.oldest-target'),
    supplementDueOn: filing.row.state === 'returned' ? filing.row.due_on : undefined,
  };
  return { facts, circumstances: circumstancesAt(authority, today) };
}

/** Rules for providers, in force where the filing is submitted. */
export function circumstancesAt(
  { territories }: Pick<Standing, 'territories'>,
  today: Circumstances['today'],
): Circumstances {
  return { today, territories, addressees: ['provider'] };
}

export function providerOf({ kind, level, name, creditCode }: Standing): FilingProvider {
  return { kind, level, name, creditCode };
}

export function authorityOf(standing: Standing): ProviderFilingFacts['authority'] {
  return { level: standing.level, areaPrefix: areaPrefixOf(standing) };
}

/** 410000 → 41; the Ministry's area is the whole country. */
export function areaPrefixOf({ level, territories }: Pick<Standing, 'level' | 'territories'>): string | null {
  return level === 'province' ? (territories[0]?.slice(0, 2) ?? null) : null;
}

/** Who files apps as its own, and the record that is amended. */
export interface Claimant {
  readonly owner: OrganisationId;
  readonly amends: RegisterAppId | null;
}

export async function sameAppsOf(
  db: Reader,
  { owner, amends }: Claimant,
  { apps = [] }: ProviderFilingForm,
): Promise<SameApp[]> {
  const byName = await findAppsByName(
    db,
    apps.flatMap(({ name }) => name ?? []),
  );
  const byPackage = await findAppsByPackage(db, apps.flatMap(packagesOf));
  const others = <Same extends SameRecord>(records: readonly Same[]): Same[] =>
    records.filter(({ id }) => id !== amends);
  const asFact = (app: string, by: SameApp['by'], record: SameRecord): SameApp => {
    const { number, name, providerName, origin, status, providerId } = record;
    return { app, by, number, name, providerName, origin, status, own: providerId === owner };
  };
  return apps.flatMap((app) => [
    ...others(byPackage)
      .filter((record) => packagesOf(app).some((own) => isSamePackage(own, record)))
      .map((record) => asFact(app.key, 'package', record)),
    ...others(byName)
      .filter(({ name }) => name === app.name)
      .map((record) => asFact(app.key, 'name', record)),
  ]);
}

/** The packages of an app that say which platform and package they are. */
export function packagesOf({ packages = [] }: FiledApp) {
  return packages.flatMap(({ platform, packageId, version = '', file }) =>
    platform === undefined || packageId === undefined ? [] : [{ platform, packageId, version, file }],
  );
}

function isSamePackage(one: PackageName, other: PackageName): boolean {
  return one.platform === other.platform && one.packageId === other.packageId;
}

async function amendedOf(db: Reader, { details }: Filing): Promise<ProviderFilingFacts['amended']> {
  if (details.amends_id === null) return undefined;
  const record = (await findApps(db, [details.amends_id])).get(details.amends_id);
  return record && { name: record.name, status: record.status as AppStatus };
}

async function filesOf(db: Reader, { row }: Filing, form: ProviderFilingForm): Promise<ReadonlySet<FileId>> {
  const named = attachedFiles(form).map(({ file }) => file);
  return findOwnFiles(db, named, { organisationId: row.owner_id, caseId: row.id });
}
