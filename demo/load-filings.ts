import type { Membership } from '../src/policy/access/grants.ts';
import type { CaseId, RegisterAppId } from '../src/policy/ids.ts';
import type { LegalDay } from '../src/policy/legal-day.ts';
import type { Tx } from '../src/server/db/database.ts';
import { confirmFilings } from '../src/server/features/use-filing/confirmation.ts';
import { type NewDraft, openDrafts } from '../src/server/features/use-filing/drafts.ts';
import { type Filing, getFilings } from '../src/server/features/use-filing/filing.ts';
import { returnFilings } from '../src/server/features/use-filing/return.ts';
import { saveDrafts } from '../src/server/features/use-filing/save-drafts.ts';
import { submitFilings } from '../src/server/features/use-filing/submission.ts';
import type { Listeners, Occasion } from '../src/server/occasion.ts';
import type { DemoApp } from './apps.ts';
import { declarationForm, faultyForm, needsNewAgreement } from './corrections.ts';
import { type EvidenceIds, type EvidenceKind, evidenceFor } from './evidence.ts';
import { type FilingMatter, filingForm } from './filing-form.ts';
import type { EvidenceWanted, UploadEvidence } from './load-evidence.ts';
import type { LoadedOrganisations } from './load-organisations.ts';
import type { PlannedDay } from './plan.ts';
import type { PlannedFiling } from './planned-filing.ts';
import { occasionOn, type TimeOfDay } from './simulated-time.ts';

/** What the filings refer to, and what is remembered from one day to the next. */
export interface FilingLedger {
  readonly organisations: LoadedOrganisations;
  readonly apps: ReadonlyMap<string, { readonly id: RegisterAppId; readonly app: DemoApp }>;
  readonly uploadEvidence: UploadEvidence;
  readonly listeners: Listeners;
  /** By key of the planned filing. */
  readonly cases: Map<number, CaseId>;
  readonly evidence: Map<number, EvidenceIds>;
}

/** The drafts of a day, which the clerks begin some time before they submit them. */
export async function draftFilings(
  tx: Tx,
  ledger: FilingLedger,
  { day, submit: all }: PlannedDay,
): Promise<void> {
  const occasion = clerksOn(day, 'draft', ledger, all);
  await uploadFor(tx, occasion, ledger, { planned: all });
  for (const [purpose, planned] of byPurpose(all)) {
    const drafts = planned.map(
      (item): NewDraft => ({ organisationId: schoolOf(ledger, item).id, form: firstForm(ledger, item) }),
    );
    const ids = await openDrafts(tx, occasion, purpose, drafts);
    for (const [index, { key }] of planned.entries()) ledger.cases.set(key, ids[index] as CaseId);
  }
}

/** One day of the plan: what is submitted, returned, resubmitted and confirmed on it, each at its hour. */
export async function loadDay(tx: Tx, ledger: FilingLedger, planned: PlannedDay): Promise<void> {
  const { day } = planned;
  await submit(tx, ledger, day, planned.submit);
  await giveBack(tx, ledger, day, planned.return);
  await resubmit(tx, ledger, day, planned.resubmit);
  await confirm(tx, ledger, day, planned.confirm);
}

type Purpose = 'first' | 'no-use';

function byPurpose(planned: readonly PlannedFiling[]): [Purpose, readonly PlannedFiling[]][] {
  const groups = Map.groupBy(planned, ({ app }): Purpose => (app === null ? 'no-use' : 'first'));
  return [...groups];
}

async function submit(tx: Tx, ledger: FilingLedger, day: LegalDay, all: readonly PlannedFiling[]) {
  const occasion = clerksOn(day, 'submit', ledger, all);
  for (const [, planned] of byPurpose(all)) {
    await submitFilings(tx, occasion, await filingsOf(tx, occasion, ledger, planned));
  }
}

async function giveBack(tx: Tx, ledger: FilingLedger, day: LegalDay, all: readonly PlannedFiling[]) {
  const occasion = occasionOn(day, 'return', ledger.listeners, ledger.organisations.officers);
  for (const [, planned] of byPurpose(all)) {
    const filings = await filingsOf(tx, occasion, ledger, planned);
    await returnFilings(
      tx,
      occasion,
      filings.map((filing, index) => ({
        filing,
        reasons: (planned[index]?.reasons ?? []).map((reason) => ({ reason })),
      })),
    );
  }
}

async function resubmit(tx: Tx, ledger: FilingLedger, day: LegalDay, all: readonly PlannedFiling[]) {
  const occasion = clerksOn(day, 'resubmit', ledger, all);
  const signedAnew = all.filter(({ reasons }) => needsNewAgreement(reasons));
  await uploadFor(tx, occasion, ledger, { planned: signedAnew, only: ['agreement'] });
  for (const [, planned] of byPurpose(all)) {
    const filings = await filingsOf(tx, occasion, ledger, planned);
    await saveDrafts(
      tx,
      occasion,
      filings.map((filing, index) => ({ filing, form: mendedForm(ledger, planned[index]) })),
    );
    await submitFilings(tx, occasion, await filingsOf(tx, occasion, ledger, planned));
  }
}

async function confirm(tx: Tx, ledger: FilingLedger, day: LegalDay, all: readonly PlannedFiling[]) {
  if (all.length === 0) return;
  const occasion = occasionOn(day, 'confirm', ledger.listeners, ledger.organisations.officers);
  await confirmFilings(tx, occasion, await filingsOf(tx, occasion, ledger, all));
}

function filingsOf(
  tx: Tx,
  occasion: Occasion,
  { cases }: FilingLedger,
  planned: readonly PlannedFiling[],
): Promise<Filing[]> {
  return getFilings(
    tx,
    occasion,
    planned.map(({ key }) => cases.get(key) as CaseId),
  );
}

/** The clerks of the schools that act, and of nobody else. */
function clerksOn(day: LegalDay, time: TimeOfDay, ledger: FilingLedger, planned: readonly PlannedFiling[]) {
  const ids = new Set(planned.map((item) => schoolOf(ledger, item).id));
  const memberships = [...ids].map(
    (organisationId): Membership => ({
      organisationId,
      role: 'clerk',
      level: null,
      place: { provinceId: null, regionId: null, countyId: null },
    }),
  );
  return occasionOn(day, time, ledger.listeners, memberships);
}

interface FilingEvidence extends EvidenceWanted {
  /** Of the planned filing. */
  readonly key: number;
}

async function uploadFor(
  tx: Tx,
  occasion: Occasion,
  ledger: FilingLedger,
  { planned, only }: { readonly planned: readonly PlannedFiling[]; readonly only?: readonly EvidenceKind[] },
): Promise<void> {
  const wanted = planned.flatMap((item): FilingEvidence[] => {
    if (item.app === null) return [];
    const { id, school } = schoolOf(ledger, item);
    const kinds = only ?? evidenceFor(item, school, appOf(ledger, item).app);
    return kinds.map((kind) => ({ key: item.key, kind, organisationId: id }));
  });
  const uploaded = await ledger.uploadEvidence(tx, occasion, wanted);
  for (const [index, { key, kind }] of wanted.entries()) {
    ledger.evidence.set(key, { ...ledger.evidence.get(key), [kind]: uploaded[index] });
  }
}

function firstForm(ledger: FilingLedger, planned: PlannedFiling): object {
  if (planned.app === null) return declarationForm(false);
  return faultyForm(goodForm(ledger, planned), planned.reasons);
}

function mendedForm(ledger: FilingLedger, planned: PlannedFiling | undefined): object {
  if (planned === undefined) throw new Error('a filing that was not planned');
  return planned.app === null ? declarationForm(true) : goodForm(ledger, planned);
}

function goodForm(ledger: FilingLedger, planned: PlannedFiling) {
  return filingForm(matterOf(ledger, planned), ledger.evidence.get(planned.key) ?? {});
}

function matterOf(ledger: FilingLedger, planned: PlannedFiling): FilingMatter {
  const { school } = schoolOf(ledger, planned);
  const { id: appId, app } = appOf(ledger, planned);
  const { authorities } = ledger.organisations;
  const above = authorities.get(school.parent);
  if (above === undefined) throw new Error(`no authority ${school.parent}`);
  const area = above.authority.code ?? above.authority.parent ?? '';
  return { planned, school, app, appId, area, authority: { id: above.id, name: above.authority.name } };
}

function schoolOf({ organisations }: FilingLedger, { organisation }: PlannedFiling) {
  const found = organisations.schools.get(organisation);
  if (found === undefined) throw new Error(`no school ${organisation}`);
  return found;
}

function appOf({ apps }: FilingLedger, { app }: PlannedFiling) {
  const found = apps.get(app ?? '');
  if (found === undefined) throw new Error(`no app ${app}`);
  return found;
}
