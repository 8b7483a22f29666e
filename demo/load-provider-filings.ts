import type { Membership } from '../src/policy/access/grants.ts';
import type { CaseId, FileId, OrganisationId, RegisterAppId } from '../src/policy/ids.ts';
import { addDays, type LegalDay } from '../src/policy/legal-day.ts';
import type { ProviderFilingForm } from '../src/policy/provider-filing/form.ts';
import type { ReturnReason } from '../src/server/cases/return-reasons.ts';
import type { Tx } from '../src/server/db/database.ts';
import { abandonOverdue } from '../src/server/features/provider-filing/abandonment.ts';
import { openAmendment } from '../src/server/features/provider-filing/amendments.ts';
import { approveFiling } from '../src/server/features/provider-filing/approval.ts';
import { openDraft } from '../src/server/features/provider-filing/drafts.ts';
import { type Filing, getFiling } from '../src/server/features/provider-filing/filing.ts';
import { returnFiling } from '../src/server/features/provider-filing/return.ts';
import { saveDraft } from '../src/server/features/provider-filing/save-draft.ts';
import { splitOff } from '../src/server/features/provider-filing/split.ts';
import { submitFiling } from '../src/server/features/provider-filing/submission.ts';
import { checksOf, itemsOf, verifyItems } from '../src/server/features/provider-filing/verification.ts';
import { findPublishedOf } from '../src/server/features/register/filed-apps.ts';
import type { Listeners, Occasion } from '../src/server/occasion.ts';
import type { DemoProvider } from './apps.ts';
import type { LoadedApp } from './load-apps.ts';
import type { UploadEvidence } from './load-evidence.ts';
import type { PlannedProviderFiling, ProviderStep, ProviderStepKind } from './plan-provider-filings.ts';
import {
  amendedForm,
  faultsOf,
  faultyProviderForm,
  type ProviderEvidence,
  providerForm,
  SPLIT_OFF_REASON,
} from './provider-form.ts';
import { occasionOn, type TimeOfDay } from './simulated-time.ts';

/** What the filings refer to, and what is remembered from one step to the next. */
export interface ProviderLedger {
  readonly province: OrganisationId;
  readonly officers: readonly Membership[];
  /** By credit code. */
  readonly providers: ReadonlyMap<string, OrganisationId>;
  readonly uploadEvidence: UploadEvidence;
  readonly listeners: Listeners;
  readonly plan: readonly PlannedProviderFiling[];
  /** By key of the planned filing. */
  readonly cases: Map<string, CaseId>;
  /** By credit code. */
  readonly evidence: ReadonlyMap<string, ProviderEvidence>;
  /** What has been published, by key of the app. */
  readonly published: Map<string, LoadedApp>;
}

export interface FilingStep extends ProviderStep {
  readonly filing: PlannedProviderFiling;
}

/** In the course of a day. */
const ORDER: readonly ProviderStepKind[] = [
  'abandon',
  'submit',
  'return',
  'split-off',
  'resubmit',
  'verify',
  'approve',
];

/** Every step of every filing, in the order in which they are taken: that of the numbers, too. */
export function stepsOf(plan: readonly PlannedProviderFiling[]): FilingStep[] {
  return plan
    .flatMap((filing) => filing.steps.map((step) => ({ ...step, filing })))
    .toSorted((a, b) => a.day.localeCompare(b.day) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

export async function takeSteps(tx: Tx, ledger: ProviderLedger, steps: readonly FilingStep[]): Promise<void> {
  for (const step of steps) await ACTIONS[step.kind](tx, ledger, step);
}

type Act = (tx: Tx, ledger: ProviderLedger, step: FilingStep) => Promise<void>;

const ACTIONS: Readonly<Record<ProviderStepKind, Act>> = {
  submit: (tx, ledger, step) =>
    step.filing.amendment ? submitAmendment(tx, ledger, step) : submitFirst(tx, ledger, step),
  return: giveBack,
  resubmit,
  verify: async (tx, ledger, step) => {
    const occasion = officerOn(step.day, 'verify', ledger);
    await verifyOpenItems(tx, occasion, await filingOf(tx, occasion, ledger, step), HALF);
  },
  'split-off': takeOff,
  approve,
  abandon: async (tx, { listeners }, { day }) => {
    await abandonOverdue(tx, occasionOn(day, 'register', listeners));
  },
};

async function submitFirst(tx: Tx, ledger: ProviderLedger, { day, filing: planned }: FilingStep) {
  const drafting = clerkOn(day, 'draft', ledger, planned.provider);
  const form = providerForm(planned, evidenceOf(ledger, planned.provider));
  const isReturned = planned.steps.some(({ kind }) => kind === 'return');
  const id = await openDraft(tx, drafting, {
    providerId: idOf(ledger, planned.provider),
    authorityId: ledger.province,
    form: isReturned ? faultyProviderForm(form) : form,
  });
  ledger.cases.set(planned.key, id);
  const submitting = clerkOn(day, 'submit', ledger, planned.provider);
  await submitFiling(tx, submitting, await getFiling(tx, submitting, id));
}

async function submitAmendment(tx: Tx, ledger: ProviderLedger, { day, filing: planned }: FilingStep) {
  const { provider } = planned;
  const drafting = clerkOn(day, 'draft', ledger, provider);
  const id = await openAmendment(tx, drafting, publishedOf(ledger, planned));
  ledger.cases.set(planned.key, id);
  const opened = await getFiling(tx, drafting, id);
  const evidence = evidenceOf(ledger, provider);
  const form = amendedForm(draftOf(opened), addDays(day, -3), { provider, evidence });
  await saveDraft(tx, drafting, opened, { form, draftVersion: opened.details.draft_version });
  const submitting = clerkOn(day, 'submit', ledger, provider);
  await submitFiling(tx, submitting, await getFiling(tx, submitting, id));
}

async function giveBack(tx: Tx, ledger: ProviderLedger, step: FilingStep) {
  const occasion = officerOn(step.day, 'return', ledger);
  const filing = await filingOf(tx, occasion, ledger, step);
  const evidence = evidenceOf(ledger, step.filing.provider);
  const reasons = faultsOf(providerForm(step.filing, evidence));
  await verifyOpenItems(tx, occasion, filing, { share: 1, defects: reasons });
  await returnFiling(tx, occasion, filing, reasons);
}

async function resubmit(tx: Tx, ledger: ProviderLedger, step: FilingStep) {
  const { provider } = step.filing;
  const occasion = clerkOn(step.day, 'resubmit', ledger, provider);
  const returned = await filingOf(tx, occasion, ledger, step);
  const form =
    step.filing.splitFrom === undefined
      ? providerForm(step.filing, evidenceOf(ledger, provider))
      : withReport(draftOf(returned), await uploadReport(tx, occasion, ledger, provider));
  await saveDraft(tx, occasion, returned, { form, draftVersion: returned.details.draft_version });
  await submitFiling(tx, occasion, await filingOf(tx, occasion, ledger, step));
}

async function uploadReport(
  tx: Tx,
  occasion: Occasion,
  ledger: ProviderLedger,
  provider: DemoProvider,
): Promise<FileId | undefined> {
  const wanted = { kind: 'mlpsReport', organisationId: idOf(ledger, provider) } as const;
  const [file] = await ledger.uploadEvidence(tx, occasion, [wanted]);
  return file;
}

function withReport(form: ProviderFilingForm, file: FileId | undefined): ProviderFilingForm {
  const systems = (form.systems ?? []).map((system) => ({
    ...system,
    mlpsAssessmentReport: { ...(file && { file }) },
  }));
  return { ...form, systems };
}

/** The last app of the form. */
async function takeOff(tx: Tx, ledger: ProviderLedger, step: FilingStep) {
  const occasion = officerOn(step.day, 'return', ledger);
  const reasons = [{ field: 'systems.s1.mlpsAssessmentReport', reason: SPLIT_OFF_REASON }];
  const keys = [`a${step.filing.apps.length}`];
  const filing = await filingOf(tx, occasion, ledger, step);
  const { into } = await splitOff(tx, occasion, filing, { keys, reasons });
  const parted = ledger.plan.find(({ splitFrom }) => splitFrom === step.filing.key);
  if (parted !== undefined) ledger.cases.set(parted.key, into);
}

async function approve(tx: Tx, ledger: ProviderLedger, step: FilingStep) {
  const verifying = officerOn(step.day, 'verify', ledger);
  const filing = await filingOf(tx, verifying, ledger, step);
  await verifyOpenItems(tx, verifying, filing, ALL);
  await approveFiling(tx, officerOn(step.day, 'approve', ledger), filing);
  for (const { id, key } of await findPublishedOf(tx, filing.row.id)) {
    const app = step.filing.apps[Number(key.slice(1)) - 1];
    if (app !== undefined) ledger.published.set(app.key, { id, app });
  }
}

interface Verifying {
  /** Of the items, from the first. */
  readonly share: number;
  readonly defects: readonly ReturnReason[];
}

const ALL: Verifying = { share: 1, defects: [] };
const HALF: Verifying = { share: 0.5, defects: [] };

/** Those that were not found right before. */
async function verifyOpenItems(tx: Tx, occasion: Occasion, filing: Filing, { share, defects }: Verifying) {
  const known = await checksOf(tx, filing);
  const open = (await itemsOf(tx, filing)).filter(({ path }) => !known.has(path));
  const checks = open.slice(0, Math.ceil(open.length * share)).map(({ path }) => {
    const defect = defects.find(({ field }) => field === path);
    return defect === undefined
      ? { path, outcome: 'right' as const }
      : { path, outcome: 'defect' as const, note: defect.reason };
  });
  if (checks.length > 0) await verifyItems(tx, occasion, filing, checks);
}

function evidenceOf({ evidence }: ProviderLedger, { name, creditCode }: DemoProvider): ProviderEvidence {
  const found = evidence.get(creditCode);
  if (found === undefined) throw new Error(`no documents of ${name}`);
  return found;
}

function filingOf(tx: Tx, occasion: Occasion, { cases }: ProviderLedger, { filing }: FilingStep) {
  const id = cases.get(filing.key);
  if (id === undefined) throw new Error(`${filing.key} was not submitted`);
  return getFiling(tx, occasion, id);
}

function draftOf({ details }: Filing): ProviderFilingForm {
  return details.draft ?? {};
}

function publishedOf({ published }: ProviderLedger, { key, apps }: PlannedProviderFiling): RegisterAppId {
  const found = published.get(apps[0]?.key ?? '');
  if (found === undefined) throw new Error(`${key} amends an app that is not published`);
  return found.id;
}

function idOf({ providers }: ProviderLedger, { name, creditCode }: DemoProvider): OrganisationId {
  const id = providers.get(creditCode);
  if (id === undefined) throw new Error(`no provider ${name}`);
  return id;
}

function officerOn(day: LegalDay, time: TimeOfDay, { listeners, officers }: ProviderLedger): Occasion {
  return occasionOn(day, time, listeners, officers);
}

function clerkOn(day: LegalDay, time: TimeOfDay, ledger: ProviderLedger, provider: DemoProvider): Occasion {
  const place = { provinceId: null, regionId: null, countyId: null };
  const clerk: Membership = { organisationId: idOf(ledger, provider), role: 'clerk', level: null, place };
  return occasionOn(day, time, ledger.listeners, [clerk]);
}
