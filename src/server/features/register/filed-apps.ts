import { sql } from 'kysely';
import type { CaseId, FileId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { AppKind } from '../../../policy/option-lists.ts';
import { record, recordFirst } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type PublishedPackage, publishPackages, storePackages, withoutApp } from './packages.ts';
import { searchColumnsOf } from './search-columns.ts';

/** What a form says of an app that anybody may read. */
export interface DeclaredApp {
  readonly name: string;
  readonly kind: AppKind;
  readonly platforms: readonly string[];
  readonly functionTypes: readonly string[];
  readonly audience: readonly string[];
  readonly advertisements: boolean | null;
  readonly games: boolean | null;
  readonly charges: boolean;
  readonly complaintChannel: string | null;
  readonly packages: readonly Omit<PublishedPackage, 'appId'>[];
}

/** An app as its provider filed it, and the filing that it comes from. */
export interface FiledApp extends DeclaredApp {
  readonly caseId: CaseId;
  /** Of the app in the form of that case. */
  readonly key: string;
  readonly providerName: string;
  readonly providerId: OrganisationId;
}

const SOURCE = '本平台提供者备案';

function publicFields(app: FiledApp) {
  return {
    ...declaredColumns(app, app.providerName),
    provider_id: app.providerId,
    filing_case_id: app.caseId,
    filing_app_key: app.key,
  };
}

export function declaredColumns(app: DeclaredApp, providerName: string) {
  return {
    ...searchColumnsOf(app.name, providerName),
    name: app.name,
    kind: app.kind,
    provider_name: providerName,
    complaint_channel: app.complaintChannel,
    platforms: [...app.platforms],
    function_types: [...app.functionTypes],
    audience: [...app.audience],
    advertisements: app.advertisements,
    games: app.games,
    charges: app.charges,
  };
}

interface NumberedApp extends FiledApp {
  readonly number: string;
  /** Who publishes it, where several act together. */
  readonly actorName?: string;
}

/** Publishes apps under the numbers that were given to them (M 14), and returns their register ids in that order. */
export async function publishFiledApps(
  tx: Tx,
  occasion: Occasion,
  apps: readonly NumberedApp[],
): Promise<RegisterAppId[]> {
  const ids = await insertApps(tx, occasion, apps);
  const packages = apps.flatMap((app, index) => packagesOf(ids[index] ?? unpublished(), app));
  await storePackages(tx, occasion, packages);
  await recordFirst(
    tx,
    occasion,
    'register-app',
    apps.map(({ caseId, number, actorName = occasion.actorName }, index) => ({
      streamId: ids[index] ?? unpublished(),
      action: 'publish',
      actorName,
      toState: 'filed',
      body: {
        effectiveOn: occasion.today,
        case: caseId,
        number,
        packages: packages.filter(({ appId }) => appId === ids[index]).map(withoutApp),
      },
    })),
  );
  return ids;
}

async function insertApps(
  tx: Tx,
  { today }: Occasion,
  apps: readonly NumberedApp[],
): Promise<RegisterAppId[]> {
  const standing = { status: 'filed', status_since: today, filed_on: today, checked_on: today };
  const rows = await tx
    .insertInto('register_apps')
    .values(
      apps.map((app) => ({
        ...publicFields(app),
        ...standing,
        number: app.number,
        origin: 'provider-filing',
        source: SOURCE,
      })),
    )
    .returning(['id', 'number'])
    .execute();
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  return apps.map(({ number }) => ids.get(number) ?? unpublished());
}

function unpublished(): never {
  throw new Error('an app was not published');
}

/** Replaces what is published of an app by what was approved last (M 15); number and status stay. */
export async function amendFiledApp(
  tx: Tx,
  occasion: Occasion,
  id: RegisterAppId,
  app: FiledApp,
): Promise<void> {
  await tx
    .updateTable('register_apps')
    .set({
      ...publicFields(app),
      checked_on: occasion.today,
      amendment_since: null,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
  await record(tx, occasion, 'register-app', [
    { streamId: id, action: 'amend', body: { case: app.caseId, key: app.key } },
  ]);
  await publishPackages(tx, occasion, packagesOf(id, app));
}

export function packagesOf(appId: RegisterAppId, { packages }: DeclaredApp): PublishedPackage[] {
  return packages.map((each) => ({ appId, ...each }));
}

/** 变更核验中: published records stay as they were and say so until the amendment is decided (PF-9). */
export async function markAmendments(
  tx: Tx,
  occasion: Occasion,
  ids: readonly RegisterAppId[],
  amending: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  const marked = await tx
    .updateTable('register_apps')
    .set({ amendment_since: amending ? occasion.now : null, version: sql<number>`version + 1` })
    .where('id', '=', sql<RegisterAppId>`ANY(${ids}::bigint[])`)
    .where('amendment_since', amending ? 'is' : 'is not', null)
    .returning('id')
    .execute();
  await record(
    tx,
    occasion,
    'register-app',
    marked.map(({ id }) => ({
      streamId: id,
      action: amending ? 'mark-amendment' : 'unmark-amendment',
      body: {},
    })),
  );
}

/** Where the app shows its filing (PF-8). */
export async function recordShowing(
  tx: Tx,
  occasion: Occasion,
  id: RegisterAppId,
  { where, screenshot }: { readonly where: string; readonly screenshot: FileId },
): Promise<void> {
  await tx
    .updateTable('register_apps')
    .set({ shown_where: where, shown_screenshot: screenshot, shown_recorded_at: occasion.now })
    .where('id', '=', id)
    .execute();
  await record(tx, occasion, 'register-app', [
    { streamId: id, action: 'record-showing', body: { where, screenshot } },
  ]);
}

/** The records that a filing has published, by the keys of its apps. */
export async function findPublishedOf(
  db: Reader,
  caseId: CaseId,
): Promise<{ id: RegisterAppId; key: string; number: string | null }[]> {
  const rows = await db
    .selectFrom('register_apps')
    .select(['id', 'filing_app_key', 'number'])
    .where('filing_case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, filing_app_key, number }) => ({ id, key: filing_app_key ?? '', number }));
}
