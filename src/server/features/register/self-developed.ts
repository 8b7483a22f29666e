import { sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { type DeclaredApp, declaredColumns, packagesOf } from './filed-apps.ts';
import { publishPackages, storePackages, withoutApp } from './packages.ts';

/** An app that its own unit developed and alone uses (M 21). */
export interface SelfDevelopedApp {
  /** Reserved when the filing was submitted. */
  readonly appId: RegisterAppId;
  readonly ownerId: OrganisationId;
  readonly caseId: CaseId;
  readonly unit: string;
  readonly declared: DeclaredApp;
}

/** Publishes self-developed apps with the confirmation of their use; they have no number. */
export async function publishSelfDeveloped(
  tx: Tx,
  occasion: Occasion,
  apps: readonly SelfDevelopedApp[],
): Promise<void> {
  if (apps.length === 0) return;
  await tx
    .insertInto('register_apps')
    .values(
      apps.map(({ appId, ownerId, unit, declared }) => ({
        ...declaredColumns(declared, unit),
        id: appId,
        origin: 'self-developed',
        owner_id: ownerId,
        status: 'filed',
        status_since: occasion.today,
        filed_on: occasion.today,
        source: '使用者备案（自研自用）',
        checked_on: occasion.today,
      })),
    )
    .execute();
  const packages = apps.flatMap(({ appId, declared }) => packagesOf(appId, declared));
  await storePackages(tx, occasion, packages);
  await record(
    tx,
    occasion,
    'register-app',
    apps.map(({ appId, caseId }) => ({
      streamId: appId,
      action: 'publish',
      toState: 'filed',
      body: {
        case: caseId,
        packages: packages.filter((each) => each.appId === appId).map(withoutApp),
      },
    })),
  );
}

/** Replaces what is published of a unit's own app by what was confirmed last (M 20); its status stays. */
export async function amendSelfDeveloped(
  tx: Tx,
  occasion: Occasion,
  { appId, ownerId, caseId, unit, declared }: SelfDevelopedApp,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('register_apps')
    .set({
      ...declaredColumns(declared, unit),
      checked_on: occasion.today,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', appId)
    .where('origin', '=', 'self-developed')
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await record(tx, occasion, 'register-app', [{ streamId: appId, action: 'amend', body: { case: caseId } }]);
  await publishPackages(tx, occasion, packagesOf(appId, declared));
}
