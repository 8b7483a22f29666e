import type { Kysely } from 'kysely';
import type { LegalDay } from '../src/policy/legal-day.ts';
import { type Tx, transaction } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import type { Listeners } from '../src/server/occasion.ts';
import type { DemoApp } from './apps.ts';
import { PROVIDER_EVIDENCE, type ProviderEvidenceKind } from './evidence.ts';
import { PROVINCE } from './henan.ts';
import { type LoadedApp, loadExternalApps } from './load-apps.ts';
import type { UploadEvidence } from './load-evidence.ts';
import type { LoadedOrganisations } from './load-organisations.ts';
import { type ProviderLedger, stepsOf, takeSteps } from './load-provider-filings.ts';
import { FIRST_SUBMISSION, providerFilingPlan } from './plan-provider-filings.ts';
import type { ProviderEvidence } from './provider-form.ts';
import { occasionOn } from './simulated-time.ts';
import type { IsWorkingDay } from './work-days.ts';

export interface RegisterLoading {
  readonly organisations: Omit<LoadedOrganisations, 'schools'>;
  readonly apps: readonly DemoApp[];
  readonly uploadEvidence: UploadEvidence;
  readonly listeners: Listeners;
  readonly until: LegalDay;
  readonly isWorkingDay: IsWorkingDay;
}

/** What other bodies have recorded is taken over; Henan's providers file, and the province decides, day by day. */
export async function loadRegister(
  db: Kysely<DB>,
  loading: RegisterLoading,
): Promise<ReadonlyMap<string, LoadedApp>> {
  const { apps, until, listeners } = loading;
  const external = await transaction(db, (tx) => loadExternalApps(tx, apps, until, listeners));
  const evidence = await transaction(db, (tx) => uploadProofs(tx, loading));
  const ledger = ledgerOf(loading, evidence);
  for (const steps of Map.groupBy(stepsOf(ledger.plan), ({ day }) => day.slice(0, 7)).values())
    await transaction(db, (tx) => takeSteps(tx, ledger, steps));
  return new Map([...external, ...ledger.published]);
}

/** The proofs and packages of every provider, at once. */
async function uploadProofs(
  tx: Tx,
  { organisations, uploadEvidence, listeners }: RegisterLoading,
): Promise<ReadonlyMap<string, ProviderEvidence>> {
  const providers = [...organisations.providers];
  const wanted = providers.flatMap(([, organisationId]) => KINDS.map((kind) => ({ kind, organisationId })));
  const files = await uploadEvidence(tx, occasionOn(FIRST_SUBMISSION, 'draft', listeners), wanted);
  return new Map(
    providers.map(([creditCode], place) => [
      creditCode,
      Object.fromEntries(
        KINDS.map((kind, index) => [kind, files[place * KINDS.length + index]]),
      ) as ProviderEvidence,
    ]),
  );
}

const KINDS = Object.keys(PROVIDER_EVIDENCE) as ProviderEvidenceKind[];

function ledgerOf(loading: RegisterLoading, evidence: ProviderLedger['evidence']): ProviderLedger {
  const { organisations, apps, until, isWorkingDay, uploadEvidence, listeners } = loading;
  const province = organisations.authorities.get(PROVINCE.key)?.id;
  if (province === undefined) throw new Error('no province');
  return {
    province,
    officers: organisations.officers.filter(({ organisationId }) => organisationId === province),
    providers: organisations.providers,
    uploadEvidence,
    listeners,
    plan: providerFilingPlan(apps, until, isWorkingDay),
    cases: new Map(),
    evidence,
    published: new Map(),
  };
}
