import type { z } from 'zod';
import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import type { LegalDay } from '../../../policy/legal-day.ts';
import type { FiledApp, ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { SettingOption } from '../../../policy/settings/options.ts';
import type { Reader } from '../../db/database.ts';
import { settingsFor } from '../../settings/settings.ts';
import type { declaration } from './schema.ts';

export type Declaration = z.infer<typeof declaration>;

/** A record that was filed here, or another, of which nothing was declared here. */
interface PublishedFrom {
  readonly filing_case_id: CaseId | null;
  readonly filing_app_key: string | null;
}

/**
 * What the provider has declared about the app, as far as anybody may read it (M 22): a whitelist, without people, files
 * and free text about the provider's own order of things. Undefined where nothing was declared here.
 */
export async function findDeclaration(
  db: Reader,
  { filing_case_id: caseId, filing_app_key: key }: PublishedFrom,
  today: LegalDay,
): Promise<Declaration | undefined> {
  if (caseId === null) return undefined;
  const filing = await db
    .selectFrom('provider_filings')
    .innerJoin('cases', 'cases.id', 'provider_filings.case_id')
    .innerJoin('case_revisions', (join) =>
      join
        .onRef('case_revisions.case_id', '=', 'provider_filings.case_id')
        .onRef('case_revisions.revision', '=', 'provider_filings.revision'),
    )
    .select(['cases.authority_id', 'cases.state', 'case_revisions.form'])
    .where('provider_filings.case_id', '=', caseId)
    .executeTakeFirst();
  if (filing?.state !== 'approved') return undefined;
  const app = (filing.form as ProviderFilingForm).apps?.find((one) => one.key === key);
  if (app === undefined) return undefined;
  return viewOf(app, await listsOf(db, filing.authority_id, today));
}

const KNOWN_FOR_MS = 60_000;

interface KnownLists {
  readonly lists: Promise<Lists>;
  readonly until: number;
}

/** What codes are called changes seldom, and is asked with every page of an app: read once a minute. */
const known = new WeakMap<Reader, Map<string, KnownLists>>();

function listsOf(db: Reader, authority: OrganisationId, today: LegalDay): Promise<Lists> {
  const ofDatabase = known.get(db) ?? new Map<string, KnownLists>();
  known.set(db, ofDatabase);
  const key = `${authority} ${today}`;
  const found = ofDatabase.get(key);
  if (found !== undefined && found.until > performance.now()) return found.lists;
  const lists = readLists(db, authority, today);
  ofDatabase.set(key, { lists, until: performance.now() + KNOWN_FOR_MS });
  lists.catch(() => ofDatabase.delete(key));
  return lists;
}

async function readLists(db: Reader, authority: OrganisationId, today: LegalDay): Promise<Lists> {
  const setting = await settingsFor(db, authority, today);
  return {
    content: namesIn(setting('options.content')),
    permissions: namesIn(setting('options.permissions')),
  };
}

/** Options that cannot be chosen any more are still named. */
function namesIn(options: readonly SettingOption[]): ReadonlyMap<string, string> {
  return new Map(options.map(({ code, label }) => [code, label]));
}

interface Lists {
  readonly content: ReadonlyMap<string, string>;
  readonly permissions: ReadonlyMap<string, string>;
}

/** Field by field, whatever else the form may ask one day. */
function viewOf(app: FiledApp, lists: Lists): Declaration {
  const named = (codes: readonly string[] = [], list: ReadonlyMap<string, string>) =>
    codes.map((code) => list.get(code) ?? code);
  return {
    version: app.version ?? null,
    content: named(app.content, lists.content),
    permissions: named(app.permissions, lists.permissions),
    features: app.features ?? [],
    ...answersOf(app),
    timeLimit: app.minorsMain ? (app.timeLimit ?? null) : null,
    ageRange: app.minorsMain ? (app.ageRange ?? null) : null,
    personalData: (app.personalData ?? []).map(({ item = '', purpose = '' }) => ({ item, purpose })),
  };
}

function answersOf(app: FiledApp) {
  return {
    training: app.training ?? null,
    minorsMain: app.minorsMain ?? null,
    registersUsers: app.registersUsers ?? null,
    collectsPersonalData: app.collectsPersonalData ?? null,
  };
}
