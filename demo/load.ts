import type { Kysely } from 'kysely';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { publishedEntries } from '../src/policy/settings/settings.ts';
import { calendarOf } from '../src/server/calendar/calendar.ts';
import { type Tx, transaction } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import type { FileStore } from '../src/server/files/file-store.ts';
import type { Listeners } from '../src/server/occasion.ts';
import { enterSetting } from '../src/server/settings/enter-setting.ts';
import { type DemoApp, demonstrationApps } from './apps.ts';
import type { LoadedApp } from './load-apps.ts';
import { evidenceUploads, type UploadEvidence } from './load-evidence.ts';
import { draftFilings, type FilingLedger, loadDay } from './load-filings.ts';
import {
  type LoadedOrganisations,
  type LoadedSchools,
  loadAuthorities,
  loadProviders,
  loadSchools,
} from './load-organisations.ts';
import { loadRegister } from './load-register.ts';
import { demonstrationPlan, plannedDays } from './plan.ts';
import { providersOf } from './plan-provider-filings.ts';
import type { PlannedFiling } from './planned-filing.ts';
import { changeRegister } from './register-changes.ts';
import { type DemoSchool, demonstrationInstitutions, demonstrationSchools } from './schools.ts';
import { occasionOn } from './simulated-time.ts';

export interface LoadOptions {
  readonly files: FileStore;
  readonly listeners: Listeners;
  /** The last day that is told: one that is over. */
  readonly until: LegalDay;
  readonly report: (line: string) => void;
  /** Codes of the regions whose schools are told of; all, if absent. The institutions always are. */
  readonly regions?: readonly string[];
  /** Lets the database take stock of its tables, so that what follows is planned for their size. */
  readonly analyze: () => Promise<void>;
}

/** The day on which authorities, schools and providers are entered: before the first app was filed. */
const ROSTER_DAY = legalDay('2019-11-25');
/** While the database is busy with one lane, the facts of another are judged. */
const LANES = 3;
/** With so many organisations and cases entered, the database takes stock of its tables: it plans by what it knows. */
const STOCK_AT = [10_000, 66_000];

/** Loads the demonstration through the engine into an empty database whose calendar is there. */
export async function loadDemonstration(db: Kysely<DB>, options: LoadOptions): Promise<LoadedOrganisations> {
  const calendar = await calendarOf(db);
  const isWorkingDay = (day: LegalDay): boolean => calendar.isWorkingDay(day) === true;
  options.report('正在录入单位…');
  const apps = demonstrationApps(isWorkingDay);
  const organisations = await transaction(db, (tx) => enterFirst(tx, options, apps));
  const uploadEvidence = await evidenceUploads(options.files);
  const told: Told = {
    organisations,
    apps: loadRegister(db, { ...options, organisations, apps, uploadEvidence, isWorkingDay }),
    plan: Map.groupBy(demonstrationPlan(isWorkingDay), ({ organisation }) => organisation),
    uploadEvidence,
    entered: stockTaker(options.analyze),
  };
  const lanes = lanesOf(toldSchools(options)).map((schools, lane) =>
    loadLane(db, lane === 0 ? options : { ...options, report: () => undefined }, told, schools),
  );
  const schools = await Promise.all(lanes);
  const registered = await told.apps;
  await transaction(db, (tx) => changeRegister(tx, registered, { ...options, ...organisations }));
  return { ...organisations, schools: new Map(schools.flatMap((loaded) => [...loaded])) };
}

type FirstOrganisations = Omit<LoadedOrganisations, 'schools'>;

/** The authorities with their settings, and the providers. */
async function enterFirst(
  tx: Tx,
  options: LoadOptions,
  apps: readonly DemoApp[],
): Promise<FirstOrganisations> {
  const occasion = occasionOn(ROSTER_DAY, 'register', options.listeners);
  const loaded = await loadAuthorities(tx, occasion);
  await enterSettings(tx, loaded, options);
  return { ...loaded, providers: await loadProviders(tx, occasion, providersOf(apps)) };
}

async function enterSettings(
  tx: Tx,
  { authorities }: Pick<FirstOrganisations, 'authorities'>,
  { listeners }: LoadOptions,
): Promise<void> {
  const entries = publishedEntries.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const { key, territory, from, value } of entries) {
    const authority = authorities.get(territory);
    if (authority === undefined) continue;
    await enterSetting(tx, occasionOn(from, 'register', listeners), {
      key,
      organisationId: authority.id,
      effectiveFrom: from,
      value,
    });
  }
}

interface Told {
  readonly organisations: FirstOrganisations;
  /** Under way while the first schools are entered. */
  readonly apps: Promise<ReadonlyMap<string, LoadedApp>>;
  /** By school. */
  readonly plan: ReadonlyMap<string, readonly PlannedFiling[]>;
  readonly uploadEvidence: UploadEvidence;
  /** To be told how many organisations or cases have been entered. */
  readonly entered: (rows: number) => Promise<void>;
}

function stockTaker(analyze: () => Promise<void>): Told['entered'] {
  let entered = 0;
  return async (rows) => {
    const before = entered;
    entered += rows;
    if (STOCK_AT.some((size) => before < size && size <= entered)) await analyze();
  };
}

function toldSchools({ regions: wanted }: LoadOptions): DemoSchool[] {
  const isTold = ({ region }: DemoSchool): boolean =>
    region === undefined || wanted === undefined || wanted.includes(region);
  return [...demonstrationInstitutions(), ...demonstrationSchools()].filter(isTold);
}

function lanesOf(schools: readonly DemoSchool[]): DemoSchool[][] {
  return [...Map.groupBy(schools, ({ code }) => Number(code.slice(-6)) % LANES).values()];
}

/** Enters the schools of one lane and tells its days in their order. Each lane waits for the roster of the one before. */
async function loadLane(
  db: Kysely<DB>,
  { until, report, listeners }: LoadOptions,
  told: Told,
  roster: readonly DemoSchool[],
): Promise<LoadedSchools> {
  const schools = await transaction(db, (tx) =>
    loadSchools(tx, occasionOn(ROSTER_DAY, 'register', listeners), told.organisations, roster),
  );
  await told.entered(schools.size);
  const ledger: FilingLedger = {
    organisations: { ...told.organisations, schools },
    apps: await told.apps,
    uploadEvidence: told.uploadEvidence,
    listeners,
    cases: new Map(),
    evidence: new Map(),
  };
  report('正在逐日办理备案…');
  let month = '';
  for (const planned of plannedDays(planOf(roster, told), until)) {
    await transaction(db, (tx) => draftFilings(tx, ledger, planned));
    await transaction(db, (tx) => loadDay(tx, ledger, planned));
    if (month !== planned.day.slice(0, 7)) report(`  ${planned.day.slice(0, 7)}`);
    month = planned.day.slice(0, 7);
    await told.entered(planned.submit.length);
  }
  return schools;
}

function planOf(schools: readonly DemoSchool[], { plan }: Told): PlannedFiling[] {
  return schools.flatMap(({ code }) => plan.get(code) ?? []);
}
