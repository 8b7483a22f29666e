import type { FileId, RegisterAppId } from '../../../policy/ids.ts';
import type { FiledApp as AppForm, ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { approvalRules } from '../../../policy/provider-filing/rules.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import type { ApprovalFacts } from '../../../policy/provider-filing/two-people-approve-where-that-is-set.ts';
import { verificationItems } from '../../../policy/provider-filing/verification-items.ts';
import { checkAll, type Verdict } from '../../../policy/rule.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { Acting } from '../../cases/case-action.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import type { Tx } from '../../db/database.ts';
import { ensureKept, Failure } from '../../errors.ts';
import { accountOf, type Occasion } from '../../occasion.ts';
import { settingsForEach } from '../../settings/settings.ts';
import { findInspections, type Inspection } from '../app-packages/inspections.ts';
import { findStandings } from '../organisations/standing.ts';
import { amendFiledApp, type FiledApp, publishFiledApps } from '../register/filed-apps.ts';
import { declaredApp } from './declared-app.ts';
import { filedForms } from './filed-form.ts';
import { bodyOf, ensureMayDecide, type Filing, mayDecide } from './filing.ts';
import { circumstancesAt } from './judgement.ts';
import { takeNumbers } from './numbers.ts';
import { packageFilesOf } from './package-facts.ts';
import { checksOfEach } from './verification.ts';

/** The first of two approvals, where the authority has set that two people approve (ours). */
export async function reviewFiling(tx: Tx, occasion: Occasion, filing: Filing): Promise<CaseRow> {
  ensureMayDecide(occasion, filing);
  const [judged] = await judge(tx, occasion, [{ occasion, item: filing }], 'review');
  if (judged !== undefined) ensureKept(judged.verdict);
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'review',
    moves: [{ row: filing.row, body: bodyOf(filing), clock: clockOf(filing.row) }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案的状态不允许此操作。');
  await tx
    .updateTable('provider_filings')
    .set({ reviewed_by: accountOf(occasion) })
    .where('case_id', '=', filing.row.id)
    .execute();
  return moved.row;
}

/**
 * Approves a filing (M 14): each app gets its number and is published, or the published record is replaced by the
 * amended one, in the same transaction.
 * @throws Failure `rule-violated` naming every item that is not verified, and whatever else stands in the way
 */
export async function approveFiling(tx: Tx, occasion: Occasion, filing: Filing): Promise<Approved> {
  ensureMayDecide(occasion, filing);
  await lockOwners(tx, [filing.row.owner_id]);
  const judged = await judge(tx, occasion, [{ occasion, item: filing }], 'approve');
  for (const { verdict } of judged) ensureKept(verdict);
  const [approved] = await approve(tx, occasion, judged);
  if (approved === undefined) throw new Failure('conflict', '这份备案的状态不允许此操作。');
  return approved;
}

/** Likewise first filings that several approve at once, as far as they may be as they stand. The owners are locked. */
export async function approveTogether(
  tx: Tx,
  occasion: Occasion,
  acting: readonly Acting<Filing>[],
): Promise<Map<Acting<Filing>, Approved>> {
  const able = acting.filter(
    ({ occasion: by, item }) => mayDecide(by, item) && item.details.amends_id === null,
  );
  const judged = await judge(tx, occasion, able, 'approve');
  const kept = judged.filter(({ verdict }) => verdict.violations.length === 0);
  const approved = await approve(tx, occasion, kept);
  return new Map(
    approved.flatMap((done, index) => {
      const each = kept[index]?.acting;
      return each === undefined ? [] : [[each, done] as const];
    }),
  );
}

export interface Approved {
  readonly row: CaseRow;
  /** In the order of the form's apps; none for an amendment, which keeps its own. */
  readonly numbers: readonly string[];
}

interface Judged {
  readonly acting: Acting<Filing>;
  readonly form: ProviderFilingForm;
  readonly verdict: Verdict;
}

/** What the rules in force today say of each, in the order given. */
async function judge(
  tx: Tx,
  { today }: Occasion,
  all: readonly Acting<Filing>[],
  action: ApprovalFacts['action'],
): Promise<Judged[]> {
  if (all.length === 0) return [];
  const filings = all.map(({ item }) => item);
  const authorityIds = [...new Set(filings.map(({ row }) => row.authority_id))];
  const forms = await filedForms(tx, filings);
  const checks = await checksOfEach(tx, filings);
  const standings = await findStandings(tx, authorityIds);
  const inForce = await settingsForEach(
    tx,
    authorityIds.map((organisationId) => ({ organisationId, day: today })),
  );
  return all.map((acting, index) => {
    const { row, details, purpose } = acting.item;
    const form = forms[index] ?? {};
    const settings = defined(inForce[authorityIds.indexOf(row.authority_id)]);
    const facts: ApprovalFacts = {
      action,
      reviewed: row.state === 'reviewed',
      secondApproval: settings('provider-filing.second-approval'),
      reviewedBySamePerson: details.reviewed_by === acting.occasion.actor.accountId,
      items: verificationItems(form, purpose),
      decided: new Map([...(checks[index] ?? [])].map(([path, { outcome }]) => [path, outcome])),
    };
    const authority = defined(standings.get(row.authority_id));
    return { acting, form, verdict: checkAll(approvalRules, facts, circumstancesAt(authority, today)) };
  });
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a filing without its authority');
  return value;
}

/** Moves the cases, publishes what they hold and tells the providers. */
async function approve(tx: Tx, occasion: Occasion, judged: readonly Judged[]): Promise<Approved[]> {
  if (judged.length === 0) return [];
  const moved = await advance(tx, occasion, providerFilingStates, {
    action: 'approve',
    moves: judged.map(({ acting: { occasion: by, item } }) => ({
      row: item.row,
      body: bodyOf(item),
      actorName: by.actorName,
    })),
  });
  const numbers = await publish(tx, occasion, judged);
  const approved = moved.map(({ row }, index) => ({ row, numbers: numbers[index] ?? [] }));
  await tell(tx, occasion, approved.map(messageOf));
  return approved;
}

/** The verification clock runs on until the second approval. */
export function clockOf({
  clock_limit: limit,
  clock_started_on: startedOn,
  due_on: dueOn,
}: CaseRow): StartedClock {
  if (limit === null || startedOn === null) throw new Error('a filing is being verified without a clock');
  return { limit, startedOn, dueOn };
}

/**
 * The numbers of each filing. Last of what an approval does, since everybody else's approval in the province waits for the
 * number's commit.
 */
async function publish(
  tx: Tx,
  occasion: Occasion,
  judged: readonly Judged[],
): Promise<(readonly string[])[]> {
  const inspections = await findInspections(
    tx,
    judged.flatMap(({ form }) => packageFilesOf(form)),
  );
  const toPublish = judged.map(({ acting: { occasion: by, item }, form }) => ({
    filing: item,
    actorName: by.actorName,
    apps: (form.apps ?? []).map((app) => publicApp(item, form, app, inspections)),
  }));
  for (const { filing, apps } of toPublish)
    if (filing.details.amends_id !== null) await amend(tx, occasion, filing.details.amends_id, apps);
  const first = toPublish.filter(({ filing }) => filing.details.amends_id === null);
  const numbers = await numberApps(tx, occasion, first);
  const numbered = first.flatMap(({ apps, filing, actorName }) =>
    apps.map((app, index) => ({ ...app, actorName, number: numbers.get(filing)?.[index] ?? '' })),
  );
  if (numbered.length > 0) await publishFiledApps(tx, occasion, numbered);
  return toPublish.map(({ filing }) => numbers.get(filing) ?? []);
}

async function amend(
  tx: Tx,
  occasion: Occasion,
  amends: RegisterAppId,
  [app]: readonly FiledApp[],
): Promise<void> {
  if (app === undefined) throw new Error('an amendment without its app');
  await amendFiledApp(tx, occasion, amends, app);
}

interface ToPublish {
  readonly filing: Filing;
  readonly apps: readonly FiledApp[];
}

/** The counter of each authority's province is asked once. */
async function numberApps(
  tx: Tx,
  occasion: Occasion,
  all: readonly ToPublish[],
): Promise<Map<Filing, readonly string[]>> {
  const numbers = new Map<Filing, readonly string[]>();
  for (const [authorityId, filings] of Map.groupBy(all, ({ filing }) => filing.row.authority_id)) {
    const count = filings.reduce((sum, { apps }) => sum + apps.length, 0);
    const taken = await takeNumbers(tx, occasion, { authorityId, count });
    for (const { filing, apps } of filings) numbers.set(filing, taken.splice(0, apps.length));
  }
  return numbers;
}

function publicApp(
  { row }: Filing,
  { unit }: ProviderFilingForm,
  app: AppForm,
  inspections: ReadonlyMap<FileId, Inspection>,
): FiledApp {
  return {
    ...declaredApp(app, inspections),
    caseId: row.id,
    key: app.key,
    providerId: row.owner_id,
    providerName: unit?.name ?? '',
  };
}

function messageOf({ row, numbers }: Approved) {
  const numbered = numbers.length === 0 ? '变更已公布，备案号不变。' : `备案号：${numbers.join('、')}。`;
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已准予备案`,
    text: `${numbered}请在应用的显著位置公示备案信息（《备案管理办法》第十四条）；信息有变化的，请在 10 个工作日内提交变更（第十五条）。`,
  };
}
