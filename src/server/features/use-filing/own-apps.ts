import type { RegisterAppId } from '../../../policy/ids.ts';
import type { OwnAppFacts } from '../../../policy/use-filing/facts.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { asProviderForm } from '../../../policy/use-filing/own-app.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { findInspections } from '../app-packages/inspections.ts';
import { declaredApp } from '../provider-filing/declared-app.ts';
import { sameAppsOf } from '../provider-filing/judgement.ts';
import {
  type PackageFacts,
  packageFilesOf,
  publishedPackageFacts,
} from '../provider-filing/package-facts.ts';
import {
  amendSelfDeveloped,
  publishSelfDeveloped,
  type SelfDevelopedApp,
} from '../register/self-developed.ts';
import { appIdOf, type Filing } from './filing.ts';

/** What only a look into the register and the packages tells of a unit's own app. */
export type LookedUp = Pick<OwnAppFacts, 'sameApps' | keyof PackageFacts>;

const NOTHING: LookedUp = {
  sameApps: [],
  inspections: new Map(),
  knownSigners: [],
  earlierPackages: new Map(),
};

/** In the order given. */
export async function lookUpOwnApps(db: Reader, filings: readonly Filing[]): Promise<LookedUp[]> {
  const found: LookedUp[] = [];
  for (const filing of filings) found.push(await lookUpOwnApp(db, filing));
  return found;
}

async function lookUpOwnApp(db: Reader, filing: Filing): Promise<LookedUp> {
  if (filing.purpose !== 'first' && filing.purpose !== 'amendment') return NOTHING;
  const { selfDevelopedSelfUsed, selfDeveloped } = filing.details.draft as UseFilingForm;
  if (selfDevelopedSelfUsed !== true || selfDeveloped === undefined) return NOTHING;
  const form = asProviderForm(selfDeveloped);
  const claimant = { owner: filing.row.owner_id, amends: appIdOf(filing) };
  return {
    ...(await publishedPackageFacts(db, claimant.owner, form)),
    sameApps: await sameAppsOf(db, claimant, form),
  };
}

/** What was confirmed, of filings of which some concern apps of the unit's own. */
export interface ConfirmedUse {
  readonly filing: Filing;
  readonly form: UseFilingForm;
  readonly appId: RegisterAppId;
}

/** Enters units' own apps into the register, or what was changed of them. */
export async function publishOwnApps(
  tx: Tx,
  occasion: Occasion,
  uses: readonly ConfirmedUse[],
): Promise<void> {
  const own = uses.filter(({ form }) => form.selfDevelopedSelfUsed === true);
  if (own.length === 0) return;
  const inspections = await findInspections(
    tx,
    own.flatMap(({ form }) => packageFilesOf(asProviderForm(form.selfDeveloped ?? {}))),
  );
  const publishedOf = ({ filing, form, appId }: ConfirmedUse): SelfDevelopedApp => ({
    appId,
    ownerId: filing.row.owner_id,
    caseId: filing.row.id,
    unit: form.unit?.name ?? '',
    declared: declaredApp({ ...form.selfDeveloped?.app, key: '' }, inspections),
  });
  const isNew = ({ filing }: ConfirmedUse): boolean =>
    filing.purpose === 'first' && filing.details.reserved_app_id !== null;
  await publishSelfDeveloped(tx, occasion, own.filter(isNew).map(publishedOf));
  for (const use of own) {
    if (use.filing.purpose === 'amendment') await amendSelfDeveloped(tx, occasion, publishedOf(use));
  }
}
