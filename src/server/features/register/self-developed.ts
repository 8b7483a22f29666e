import type { CaseId, OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { searchColumnsOf } from './search-columns.ts';

/** An app that its own unit developed and alone uses (M 21). */
export interface SelfDevelopedApp {
  /** Reserved when the filing was submitted. */
  readonly appId: RegisterAppId;
  readonly ownerId: OrganisationId;
  readonly caseId: CaseId;
  readonly unit: string;
  readonly form: NonNullable<UseFilingForm['selfDeveloped']>;
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
      apps.map(({ appId, ownerId, unit, form }) => ({
        id: appId,
        name: form.name ?? '',
        kind: form.kind ?? 'app',
        origin: 'self-developed',
        provider_name: unit,
        owner_id: ownerId,
        platforms: [...(form.platforms ?? [])],
        function_types: [...(form.functionTypes ?? [])],
        status: 'filed',
        status_since: occasion.today,
        filed_on: occasion.today,
        source: '使用者备案（自研自用）',
        checked_on: occasion.today,
        ...searchColumnsOf(form.name ?? '', unit),
      })),
    )
    .execute();
  await record(
    tx,
    occasion,
    'register-app',
    apps.map(({ appId, caseId }) => ({
      streamId: appId,
      action: 'publish',
      toState: 'filed',
      body: { case: caseId },
    })),
  );
}
