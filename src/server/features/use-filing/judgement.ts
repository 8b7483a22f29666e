import type { WorkingCalendar } from '../../../policy/calendar/working-calendar.ts';
import { workingDaysBetween } from '../../../policy/calendar/working-calendar.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../../policy/legal-day.ts';
import type { UsingUnitNature } from '../../../policy/option-lists.ts';
import { checkAll, type Verdict } from '../../../policy/rule.ts';
import type { NoUseDeclarationForm } from '../../../policy/use-filing/declaration-form.ts';
import type { UseFilingFacts, UseStopFacts } from '../../../policy/use-filing/facts.ts';
import { attachedFiles, type UseFilingForm } from '../../../policy/use-filing/form.ts';
import { declarationRules, stopRules, useFormRules } from '../../../policy/use-filing/rules.ts';
import type { UseStopForm } from '../../../policy/use-filing/stop-form.ts';
import { calendarOf } from '../../calendar/calendar.ts';
import type { Reader } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type SettingsInForce, settingsForEach } from '../../settings/settings.ts';
import { circumstancesOf, findStandings, type Standing } from '../organisations/standing.ts';
import { findApps, type RegisterAppRow, registeredAppOf } from '../register/apps.ts';
import { findUses, type RegisterUseRow } from '../register/uses.ts';
import type { Filing } from './filing.ts';
import { type LookedUp, lookUpOwnApps } from './own-apps.ts';
import { findSituations, type Situation } from './situation.ts';

/** Everything that is known of one filing on the day it is judged. */
interface Known {
  readonly filing: Filing;
  readonly standing: Standing;
  readonly situation: Situation;
  readonly settings: SettingsInForce;
  readonly app: RegisterAppRow | undefined;
  readonly use: RegisterUseRow | undefined;
  readonly replacement: RegisterAppRow | undefined;
  readonly ownApp: LookedUp;
  readonly calendar: WorkingCalendar;
  readonly today: LegalDay;
}

export interface Judgement {
  readonly filing: Filing;
  readonly verdict: Verdict;
  /** For lists: the name of the app. */
  readonly title: string;
}

/** What the rules in force today say of each filing as it is drafted, in the order given. */
export async function judge(
  db: Reader,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<Judgement[]> {
  const known = await gather(db, occasion, filings);
  return known.map((item) => ({ filing: item.filing, verdict: verdictOn(item), title: titleOf(item) }));
}

function verdictOn(known: Known): Verdict {
  const circumstances = circumstancesOf(known.standing, known.today);
  switch (known.filing.purpose) {
    case 'stop':
      return checkAll(stopRules, stopFacts(known), circumstances);
    case 'no-use':
      return checkAll(declarationRules, declarationFacts(known), circumstances);
    default:
      return checkAll(useFormRules, useFacts(known), circumstances);
  }
}

function titleOf({ filing, app }: Known): string {
  const ownApp = (filing.details.draft as UseFilingForm | null)?.selfDeveloped?.app?.name;
  return app?.name ?? ownApp ?? filing.row.title;
}

async function gather(db: Reader, { today }: Occasion, filings: readonly Filing[]): Promise<Known[]> {
  const organisations = filings.map(({ row }) => row.owner_id);
  const uses = await findUses(
    db,
    filings.flatMap(({ details }) => details.use_id ?? []),
  );
  const references = filings.map(referencesOf);
  const apps = await findApps(
    db,
    references.flatMap(({ app, replacement }) => [app ?? [], replacement ?? []].flat()),
  );
  const standings = await findStandings(db, organisations);
  const settings = await settingsForEach(
    db,
    organisations.map((organisationId) => ({ organisationId, day: today })),
  );
  const situations = await findSituations(
    db,
    filings.map((filing, index) => asked(filing, references[index]?.app)),
  );
  const calendar = await calendarOf(db);
  const ownApps = await lookUpOwnApps(db, filings);
  return filings.map((filing, index) => ({
    filing,
    standing: defined(standings.get(filing.row.owner_id)),
    situation: defined(situations[index]),
    settings: defined(settings[index]),
    app: optional(apps, references[index]?.app),
    use: optional(uses, filing.details.use_id),
    replacement: optional(apps, references[index]?.replacement),
    ownApp: defined(ownApps[index]),
    calendar,
    today,
  }));
}

function referencesOf({ purpose, details }: Filing): {
  readonly app: RegisterAppId | undefined;
  readonly replacement: RegisterAppId | undefined;
} {
  const app = details.app_id ?? undefined;
  if (purpose === 'stop') return { app, replacement: (details.draft as UseStopForm).replacedBy };
  if (purpose === 'first')
    return { app: (details.draft as UseFilingForm).app?.registerId, replacement: undefined };
  return { app, replacement: undefined };
}

function asked({ row, purpose, details }: Filing, app: RegisterAppId | undefined) {
  const form = purpose === 'first' || purpose === 'amendment' ? (details.draft as UseFilingForm) : {};
  return {
    caseId: row.id,
    organisationId: row.owner_id,
    filedById: details.filed_by_id,
    appId: app ?? null,
    useId: details.use_id,
    requiredBy: form.requiredBy?.organisation ?? null,
    files: attachedFiles(form).map(({ file }) => file),
  };
}

function useFacts({
  filing,
  standing,
  situation,
  settings,
  app,
  ownApp,
  calendar,
  today,
}: Known): UseFilingFacts {
  const form = filing.details.draft as UseFilingForm;
  return {
    form,
    purpose: filing.purpose === 'amendment' ? 'amendment' : 'first',
    submittedOn: today,
    unit: {
      kind: standing.kind as UsingUnitNature,
      stages: standing.stages,
      hasCreditCode: standing.creditCode !== null,
    },
    app: app === undefined ? undefined : registeredAppOf(app, standing.id),
    ownApp: {
      ...ownApp,
      contents: settings('options.content'),
      permissions: settings('options.permissions'),
      oldestTarget: settings('packages.oldest-target'),
    },
    scenes: settings('options.scenes').filter(({ retired }) => retired !== true),
    kindsInScope: settings('scope.use-filing'),
    existing: situation.existing,
    declarationInForce: situation.declarationInForce,
    requiredByIsAbove: situation.requiredByIsAbove,
    files: situation.files,
    workingDaysSinceChange: daysSince(calendar, form.changedOn, today),
  };
}

function stopFacts({ filing, situation, use, replacement, calendar, today }: Known): UseStopFacts {
  const form = filing.details.draft as UseStopForm;
  return {
    form,
    submittedOn: today,
    use:
      use === undefined
        ? undefined
        : {
            status: use.status as 'in-use' | 'flagged' | 'stopped',
            since: legalDayOf(use.stopped_at ?? use.confirmed_at),
          },
    pending: situation.stopUnderWay,
    replacement: replacement?.status as UseStopFacts['replacement'],
    workingDaysSinceStop: daysSince(calendar, form.stoppedOn, today),
  };
}

function declarationFacts({ filing, situation }: Known) {
  const existing: 'declaration' | 'filing' | undefined = situation.declarationInForce
    ? 'declaration'
    : situation.declarationUnderWay
      ? 'filing'
      : undefined;
  return {
    form: filing.details.draft as NoUseDeclarationForm,
    usesInForce: situation.usesInForce,
    openFilings: situation.openFilings,
    existing,
  };
}

function daysSince(
  calendar: WorkingCalendar,
  from: LegalDay | undefined,
  today: LegalDay,
): number | 'unknown' | undefined {
  return from === undefined ? undefined : workingDaysBetween(calendar, from, today);
}

function optional<K, V>(map: ReadonlyMap<K, V>, key: K | null | undefined): V | undefined {
  return key === null || key === undefined ? undefined : map.get(key);
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a filing without what it refers to');
  return value;
}

/** Told apart from a filing of the same unit and app in the same set. */
export function duplicatesWithin(filings: readonly Filing[]): ReadonlySet<Filing> {
  const seen = new Set<string>();
  return new Set(
    filings.filter(({ row, purpose, details }) => {
      const key = `${row.owner_id} ${purpose} ${details.use_id ?? ''} ${appKey(purpose, details.draft)}`;
      if (seen.has(key)) return true;
      seen.add(key);
      return false;
    }),
  );
}

function appKey(purpose: Filing['purpose'], draft: unknown): string {
  if (purpose !== 'first') return '';
  const { app, selfDeveloped } = draft as UseFilingForm;
  return String(app?.registerId ?? selfDeveloped?.app?.name ?? '');
}
