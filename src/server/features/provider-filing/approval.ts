import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import type { FiledApp as AppForm, ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { approvalRules } from '../../../policy/provider-filing/rules.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import type { ApprovalFacts } from '../../../policy/provider-filing/two-people-approve-where-that-is-set.ts';
import { verificationItems } from '../../../policy/provider-filing/verification-items.ts';
import { checkAll } from '../../../policy/rule.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import type { Tx } from '../../db/database.ts';
import { ensureKept, Failure } from '../../errors.ts';
import { accountOf, type Occasion } from '../../occasion.ts';
import { settingFor } from '../../settings/settings.ts';
import { findInspections, type Inspection } from '../app-packages/inspections.ts';
import { getStanding } from '../organisations/standing.ts';
import { amendFiledApp, type FiledApp, publishFiledApps } from '../register/filed-apps.ts';
import { filedForm } from './filed-form.ts';
import { bodyOf, ensureMayDecide, type Filing } from './filing.ts';
import { circumstancesAt, packageFilesOf, packagesOf } from './judgement.ts';
import { takeNumbers } from './numbers.ts';
import { checksOf } from './verification.ts';

/** The first of two approvals, where the authority has set that two people approve (ours). */
export async function reviewFiling(tx: Tx, occasion: Occasion, filing: Filing): Promise<CaseRow> {
  ensureMayDecide(occasion, filing);
  await ensureApprovable(tx, occasion, filing, 'review');
  const row = await move(tx, occasion, filing, { action: 'review', clock: clockOf(filing.row) });
  await tx
    .updateTable('provider_filings')
    .set({ reviewed_by: accountOf(occasion) })
    .where('case_id', '=', row.id)
    .execute();
  return row;
}

/**
 * Approves a filing (M 14): each app gets its number and is published, or the published record is replaced by the
 * amended one, in the same transaction.
 * @throws Failure `rule-violated` naming every item that is not verified, and whatever else stands in the way
 */
export async function approveFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
): Promise<{ readonly row: CaseRow; readonly numbers: readonly string[] }> {
  ensureMayDecide(occasion, filing);
  await lockOwners(tx, [filing.row.owner_id]);
  const form = await ensureApprovable(tx, occasion, filing, 'approve');
  const row = await move(tx, occasion, filing, { action: 'approve' });
  const numbers = await publish(tx, occasion, filing, form);
  await tell(tx, occasion, [messageOf(row, numbers)]);
  return { row, numbers };
}

interface Movement {
  readonly action: 'review' | 'approve';
  readonly clock?: StartedClock;
}

async function move(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { action, ...clock }: Movement,
): Promise<CaseRow> {
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action,
    moves: [{ row: filing.row, body: bodyOf(filing), ...clock }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案的状态不允许此操作。');
  return moved.row;
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

async function ensureApprovable(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  action: ApprovalFacts['action'],
): Promise<ProviderFilingForm> {
  const { row, details } = filing;
  const form = await filedForm(tx, filing);
  const authority = await getStanding(tx, row.authority_id);
  const facts: ApprovalFacts = {
    action,
    reviewed: row.state === 'reviewed',
    secondApproval: await settingFor(tx, 'provider-filing.second-approval', authority.id, occasion.today),
    reviewedBySamePerson: details.reviewed_by === occasion.actor.accountId,
    items: verificationItems(form, filing.purpose),
    decided: new Map([...(await checksOf(tx, filing))].map(([path, { outcome }]) => [path, outcome])),
  };
  ensureKept(checkAll(approvalRules, facts, circumstancesAt(authority, occasion.today)));
  return form;
}

/**
 * Returns the numbers in the order of the form's apps; none for an amendment, which keeps its own. Last of what an
 * approval does, since everybody else's approval in the province waits for the number's commit.
 */
async function publish(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  form: ProviderFilingForm,
): Promise<readonly string[]> {
  const inspections = await findInspections(tx, packageFilesOf(form));
  const apps = (form.apps ?? []).map((app) => publicApp(filing, form, app, inspections));
  const amends = filing.details.amends_id;
  if (amends === null) {
    const numbers = await takeNumbers(tx, occasion, {
      authorityId: filing.row.authority_id,
      count: apps.length,
    });
    await publishFiledApps(
      tx,
      occasion,
      apps.map((app, index) => ({ ...app, number: numbers[index] ?? '' })),
    );
    return numbers;
  }
  const [app] = apps;
  if (app === undefined) throw new Error('an amendment without its app');
  await amendFiledApp(tx, occasion, amends, app);
  return [];
}

function publicApp(
  { row }: Filing,
  { unit }: ProviderFilingForm,
  app: AppForm,
  inspections: ReadonlyMap<FileId, Inspection>,
): FiledApp {
  const { name = '', kind = 'app', platforms = [], functionTypes = [], audience = [] } = app;
  return {
    name,
    kind,
    platforms,
    functionTypes,
    audience,
    caseId: row.id,
    key: app.key,
    providerId: row.owner_id,
    providerName: unit?.name ?? '',
    advertisements: app.advertisements ?? null,
    games: app.games ?? null,
    charges: (app.features ?? []).includes('charges'),
    complaintChannel: app.complaintChannel ?? null,
    packages: packagesOf(app).map(({ file, ...declared }) => ({
      ...declared,
      certificateDigest: file === undefined ? null : signerOf(inspections.get(file)?.report),
      sha256: (file && inspections.get(file)?.sha256) ?? null,
    })),
  };
}

/** Of the newest scheme that was verified; an iOS package's is only declared and not published. */
function signerOf(report: PackageReport | undefined): string | null {
  if (report?.signing.verdict !== 'verified') return null;
  return report.certificates.findLast(({ verified }) => verified)?.sha256 ?? null;
}

function messageOf(row: CaseRow, numbers: readonly string[]) {
  const numbered = numbers.length === 0 ? '变更已公布，备案号不变。' : `备案号：${numbers.join('、')}。`;
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已准予备案`,
    text: `${numbered}请在应用的显著位置公示备案信息（《备案管理办法》第十四条）；信息有变化的，请在 10 个工作日内提交变更（第十五条）。`,
  };
}
