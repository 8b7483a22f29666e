import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { type DemoApp, type DemoProvider, furtherApps } from './apps.ts';
import { type IsWorkingDay, WorkDays } from './work-days.ts';

export type ProviderStepKind =
  | 'submit'
  | 'return'
  | 'resubmit'
  | 'verify'
  | 'split-off'
  | 'approve'
  | 'abandon';

export interface ProviderStep {
  readonly day: LegalDay;
  readonly kind: ProviderStepKind;
}

/** What one provider files with the province, and what becomes of it when. */
export interface PlannedProviderFiling {
  /** Stable and unique. */
  readonly key: string;
  readonly provider: DemoProvider;
  /** One, if it is an amendment. */
  readonly apps: readonly DemoApp[];
  readonly amendment: boolean;
  /** ICP and MLPS filing are still to come, as they could be in Henan until the end of the buffer. */
  readonly beforeIcpAndMlps: boolean;
  /** The filing that its apps were split off from. */
  readonly splitFrom?: string;
  /** In their order. */
  readonly steps: readonly ProviderStep[];
}

/** M took effect. */
const FIRST_DAY = legalDay('2019-11-11');
/** The providers are there, see load.ts. */
export const FIRST_SUBMISSION = legalDay('2019-11-26');
/** Working days for the supplement, after which it counts as abandoned (M 13). */
const SUPPLEMENT = 10;

/**
 * What Henan's providers file until and with that day: the example apps, those of one day together, some changes of
 * them, and what the province has on its desk that day. The same every time.
 */
export function providerFilingPlan(
  apps: readonly DemoApp[],
  until: LegalDay,
  isWorkingDay: IsWorkingDay,
): PlannedProviderFiling[] {
  const days = new WorkDays(FIRST_DAY, until, isWorkingDay);
  const groups = [
    ...Map.groupBy(
      apps.filter(({ origin, filedOn }) => origin === 'provider-filing' && filedOn <= until),
      ({ filedOn }) => filedOn,
    ).values(),
  ];
  const first = groups.map((group, index) => firstFiling(group, index, days));
  return [
    ...first,
    ...laterWithProofs(first, days),
    ...newVersions(first, days),
    ...abandoned(first, days),
    ...splitOff(first, days),
    ...onTheDesk(first, days),
  ].map((filing) => ({ ...filing, steps: filing.steps.filter(({ day }) => day <= until) }));
}

/** One in twelve is returned first; one of the earliest waits for its ICP and MLPS filing. */
function firstFiling(apps: readonly DemoApp[], index: number, days: WorkDays): PlannedProviderFiling {
  const [app] = apps;
  if (app === undefined) throw new RangeError('a filing without apps');
  const approved = days.lastUntil(app.filedOn);
  const steps =
    index % 12 === 11
      ? course(days, approved, { submit: -10, return: -7, resubmit: -4, approve: 0 })
      : course(days, approved, { submit: -2 - (index % 5), approve: 0 });
  return {
    ...filingOf(`first-${app.key}`, apps),
    beforeIcpAndMlps: index === BEFORE_PROOFS,
    steps: steps.map((step) => (step.day < FIRST_SUBMISSION ? { ...step, day: FIRST_SUBMISSION } : step)),
  };
}

/** Among the filings; this one's apps are amended when their numbers are there. */
const BEFORE_PROOFS = 2;
const PROOFS_COME = legalDay('2020-01-13');
/** Filings of which one app is amended later. */
const NEW_VERSIONS = [30, 60, 100];

function laterWithProofs(first: readonly PlannedProviderFiling[], days: WorkDays): PlannedProviderFiling[] {
  const filing = first[BEFORE_PROOFS];
  if (filing === undefined) return [];
  const start = days.firstFrom(PROOFS_COME);
  return filing.apps.map((app, index) => ({
    ...filingOf(`proofs-${app.key}`, [app]),
    amendment: true,
    steps: course(days, start + index, { submit: 0, approve: 4 }),
  }));
}

function newVersions(first: readonly PlannedProviderFiling[], days: WorkDays): PlannedProviderFiling[] {
  return NEW_VERSIONS.flatMap((place) => first[place]?.apps.slice(0, 1) ?? []).map((app) => ({
    ...filingOf(`version-${app.key}`, [app]),
    amendment: true,
    steps: course(days, days.lastUntil(app.filedOn), { submit: 30, approve: 35 }),
  }));
}

/** Two that were never supplemented; one of them over a Spring Festival. */
function abandoned(first: readonly PlannedProviderFiling[], days: WorkDays): PlannedProviderFiling[] {
  return [
    { place: 15, day: legalDay('2020-01-09'), from: 0 },
    { place: 55, day: legalDay('2020-06-10'), from: 2 },
  ].flatMap(({ place, day, from }) => {
    const provider = first[place]?.provider;
    if (provider === undefined) return [];
    const apps = furtherApps(provider, day, { from, count: 2 });
    const steps = { submit: 0, return: 4, abandon: 4 + SUPPLEMENT + 1 };
    return [{ ...filingOf(`abandoned-${from}`, apps), steps: course(days, days.firstFrom(day), steps) }];
  });
}

/** One of three apps is returned alone, while the others go on; it is approved after its supplement. */
function splitOff(first: readonly PlannedProviderFiling[], days: WorkDays): PlannedProviderFiling[] {
  const provider = first[62]?.provider;
  if (provider === undefined) return [];
  const day = legalDay('2020-05-11');
  const apps = furtherApps(provider, day, { from: 4, count: 3 });
  const start = days.firstFrom(day);
  const whole = filingOf('split', apps);
  return [
    { ...whole, steps: course(days, start, { submit: 0, 'split-off': 3, approve: 5 }) },
    {
      ...filingOf('split-off', apps.slice(-1)),
      splitFrom: whole.key,
      steps: course(days, start, { resubmit: 9, approve: 14 }),
    },
  ];
}

/** What is under way on the last day: one supplement to come, one change, the rest to be verified. */
function onTheDesk(first: readonly PlannedProviderFiling[], days: WorkDays): PlannedProviderFiling[] {
  const today = days.days.length - 1;
  const courses: Course[] = [
    { submit: -6, return: -2 },
    { submit: -8, return: -6, resubmit: -2 },
    { submit: -5, verify: -1 },
    { submit: -3, verify: 0 },
    { submit: -2 },
    { submit: -1 },
    { submit: 0 },
  ];
  const filings = courses.flatMap((steps, index) => {
    const provider = first[index * 8]?.provider;
    if (provider === undefined) return [];
    const apps = furtherApps(provider, days.at(today), { from: 10 + index * 3, count: 1 + (index % 3) });
    return [{ ...filingOf(`desk-${index + 1}`, apps), steps: course(days, today, steps) }];
  });
  const changed = first[45]?.apps.slice(0, 1) ?? [];
  return [
    ...filings,
    ...changed.map((app) => ({
      ...filingOf(`desk-change-${app.key}`, [app]),
      amendment: true,
      steps: course(days, today, { submit: -1 }),
    })),
  ];
}

function filingOf(key: string, apps: readonly DemoApp[]): Omit<PlannedProviderFiling, 'steps'> {
  const [app] = apps;
  if (app === undefined) throw new RangeError(`${key} has no app`);
  return { key, provider: app.provider, apps, amendment: false, beforeIcpAndMlps: false };
}

/** In working days from a day. */
type Course = Readonly<Partial<Record<ProviderStepKind, number>>>;

/** Steps that lie beyond the last day are left out. */
function course(days: WorkDays, from: number, steps: Course): ProviderStep[] {
  return Object.entries(steps).flatMap(([kind, distance]) => {
    const day = days.days[from + distance];
    return day === undefined ? [] : [{ day, kind: kind as ProviderStepKind }];
  });
}

/** Those who file here. */
export function providersOf(apps: readonly DemoApp[]): DemoProvider[] {
  const filed = apps.filter(({ origin }) => origin === 'provider-filing');
  return [...new Map(filed.map(({ provider }) => [provider.creditCode, provider])).values()];
}
