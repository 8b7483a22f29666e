import type { Kysely } from 'kysely';
import { type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { publishedEntries } from '../src/policy/settings/settings.ts';
import { calendarOf } from '../src/server/calendar/calendar.ts';
import type { Listeners } from '../src/server/cases/listeners.ts';
import { type Tx, transaction } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import type { FileStore } from '../src/server/files/file-store.ts';
import { enterSetting } from '../src/server/settings/enter-setting.ts';
import { demonstrationApps } from './apps.ts';
import { type LoadedApp, loadApps } from './load-apps.ts';
import { evidenceUploads } from './load-evidence.ts';
import { draftFilings, type FilingLedger, loadDay } from './load-filings.ts';
import { type LoadedOrganisations, loadOrganisations } from './load-organisations.ts';
import { demonstrationPlan, plannedDays } from './plan.ts';
import type { PlannedFiling } from './planned-filing.ts';
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

/** The day on which the authorities entered the roster: before the first app was filed. */
const ROSTER_DAY = legalDay('2019-11-25');
/** While one lane's transaction is with the database, the other's facts are judged. */
const LANES = 2;
/** The tables are taken stock of again each time they have grown by this factor. */
const GROWTH = 4;

/** Loads the demonstration through the engine into an empty database whose calendar is there. */
export async function loadDemonstration(db: Kysely<DB>, options: LoadOptions): Promise<LoadedOrganisations> {
  const { listeners, until, report, analyze, regions } = options;
  const calendar = await calendarOf(db);
  const isWorkingDay = (day: LegalDay): boolean => calendar.isWorkingDay(day) === true;
  report('正在录入单位…');
  const { organisations, apps } = await transaction(db, async (tx) => {
    const loaded = await loadOrganisations(
      tx,
      occasionOn(ROSTER_DAY, 'register', listeners),
      (region) => regions?.includes(region) ?? true,
    );
    await enterSettings(tx, loaded, options);
    return {
      organisations: loaded,
      apps: await loadApps(tx, demonstrationApps(isWorkingDay), until, listeners),
    };
  });
  await analyze();
  report('正在逐日办理备案…');
  await loadFilings(db, options, { organisations, apps, plan: demonstrationPlan(isWorkingDay) });
  return organisations;
}

async function enterSettings(
  tx: Tx,
  { authorities }: LoadedOrganisations,
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
  readonly organisations: LoadedOrganisations;
  readonly apps: ReadonlyMap<string, LoadedApp>;
  readonly plan: readonly PlannedFiling[];
}

/** Each school belongs to one lane, and each lane tells its days in their order. */
async function loadFilings(db: Kysely<DB>, options: LoadOptions, told: Told): Promise<void> {
  const uploadEvidence = await evidenceUploads(options.files);
  const stock = stockTaker(options.analyze);
  const ofTold = told.plan.filter(({ organisation }) => told.organisations.schools.has(organisation));
  const lanes = Map.groupBy(ofTold, ({ organisation }) => Number(organisation.slice(-6)) % LANES);
  await Promise.all(
    [...lanes.values()].map((plan, lane) => {
      const ledger: FilingLedger = {
        organisations: told.organisations,
        apps: told.apps,
        uploadEvidence,
        listeners: options.listeners,
        cases: new Map(),
        evidence: new Map(),
      };
      return loadLane(db, { ...options, report: lane === 0 ? options.report : () => undefined }, ledger, {
        plan,
        stock,
      });
    }),
  );
}

async function loadLane(
  db: Kysely<DB>,
  { until, report }: LoadOptions,
  ledger: FilingLedger,
  { plan, stock }: { plan: readonly PlannedFiling[]; stock: (cases: number) => Promise<void> },
): Promise<void> {
  let month = '';
  for (const planned of plannedDays(plan, until)) {
    await transaction(db, (tx) => draftFilings(tx, ledger, planned));
    await transaction(db, (tx) => loadDay(tx, ledger, planned));
    await stock(ledger.cases.size);
    if (month !== planned.day.slice(0, 7)) report(`  ${planned.day.slice(0, 7)}`);
    month = planned.day.slice(0, 7);
  }
}

function stockTaker(analyze: () => Promise<void>): (cases: number) => Promise<void> {
  let taken = 1;
  return async (cases) => {
    if (cases <= GROWTH * taken) return;
    taken = cases;
    await analyze();
  };
}
