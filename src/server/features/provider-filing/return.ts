import { changedPaths } from '../../../policy/provider-filing/differences.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { returnRestartsClock } from '../../../policy/provider-filing/returned-items.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { startClock } from '../../calendar/clocks.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import {
  numbered,
  type ReturnReason,
  readReturnReasons,
  storeReturnReasons,
} from '../../cases/return-reasons.ts';
import { findRevision } from '../../cases/revisions.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { filedForm } from './filed-form.ts';
import { bodyOf, ensureMayDecide, type Filing } from './filing.ts';

const SUPPLEMENT = 'provider-supplement';

/** Sends a filing back with every reason at once; the provider has ten working days to supplement (M 13). */
export async function returnFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  reasons: readonly ReturnReason[],
): Promise<CaseRow> {
  ensureMayDecide(occasion, filing);
  const { row, details } = filing;
  const clock = await startClock(tx, {
    limit: SUPPLEMENT,
    startedOn: occasion.today,
    authorityId: row.authority_id,
  });
  const runsOn = !(await startsAnew(tx, filing, reasons));
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'return',
    moves: [{ row, body: { ...bodyOf(filing), reasons, verificationRunsOn: runsOn }, clock }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案不能退回。');
  await storeReturnReasons(tx, [{ caseId: row.id, revision: details.revision, reasons }]);
  await reopenDraft(tx, filing, runsOn);
  await tell(tx, occasion, [messageOf(moved.row, reasons)]);
  return moved.row;
}

/** Gap 1: a further return may name only what was returned before or has changed since; otherwise the clock runs on. */
async function startsAnew(
  tx: Tx,
  { row, details }: Filing,
  reasons: readonly ReturnReason[],
): Promise<boolean> {
  const before = await readReturnReasons(tx, row.id);
  const last = before.at(-1)?.revision;
  if (last === undefined) return true;
  const [then, now] = [
    await findRevision(tx, row.id, last),
    await findRevision(tx, row.id, details.revision),
  ];
  const changed = changedPaths(
    (then?.form ?? {}) as ProviderFilingForm,
    (now?.form ?? {}) as ProviderFilingForm,
  );
  const fieldsOf = (list: readonly { readonly field?: string | null | undefined }[]): (string | null)[] =>
    list.map(({ field }) => field ?? null);
  return returnRestartsClock(fieldsOf(before), changed, fieldsOf(reasons));
}

/** What was submitted is there again to be mended, with the people named in it and without what was split off. */
async function reopenDraft(tx: Tx, filing: Filing, runsOn: boolean): Promise<void> {
  const form = await filedForm(tx, filing);
  await tx
    .updateTable('provider_filings')
    .set(({ eb }) => ({
      draft: JSON.stringify(form),
      draft_version: eb('draft_version', '+', 1),
      clock_runs_on: runsOn,
      reviewed_by: null,
    }))
    .where('case_id', '=', filing.row.id)
    .execute();
}

function messageOf(row: CaseRow, reasons: readonly ReturnReason[]) {
  const due = row.due_on === null ? '补充期限待日历发布' : `请于 ${row.due_on}（含当日）前提交`;
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已退回，请补充 ${reasons.length} 项`,
    text: `${due}，逾期视为放弃备案（《备案管理办法》第十三条）。请逐项补充后重新提交：\n${numbered(reasons)}`,
  };
}
