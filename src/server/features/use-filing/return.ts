import { sql } from 'kysely';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { appIdOf, bodyOf, ensureMayDecide, ensureVersion, type Filing } from './filing.ts';
import { purposes } from './purposes.ts';

/** One thing that is wrong with a filing, in the authority's words. */
export interface ReturnReason {
  readonly field?: string | undefined;
  readonly reason: string;
}

/** Sends a filing back with every reason at once; the unit is told. */
export async function returnFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { version, reasons }: { version: number; reasons: readonly ReturnReason[] },
): Promise<CaseRow> {
  ensureMayDecide(occasion, filing.row);
  ensureVersion(filing, version);
  const [moved] = await advance(tx, occasion, purposes[filing.purpose].table, {
    action: 'return',
    moves: [{ row: filing.row, body: { ...bodyOf(filing, appIdOf(filing)), reasons } }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案不能退回。');
  await storeReasons(tx, filing, reasons);
  await reopenDraft(tx, filing);
  await tell(tx, occasion, [messageOf(filing, reasons)]);
  return moved.row;
}

async function storeReasons(
  tx: Tx,
  { row, details }: Filing,
  reasons: readonly ReturnReason[],
): Promise<void> {
  await tx
    .insertInto('use_filing_defects')
    .values(
      reasons.map(({ field, reason }, index) => ({
        case_id: row.id,
        revision: details.revision,
        seq: index + 1,
        field: field ?? null,
        reason,
      })),
    )
    .execute();
}

/** What was submitted is there again to be mended, with the people named in it. */
async function reopenDraft(tx: Tx, { row, details }: Filing): Promise<void> {
  await sql`
    UPDATE use_filings SET draft_version = draft_version + 1, draft = CASE
      WHEN people.data IS NULL THEN revision.form
      ELSE jsonb_strip_nulls(revision.form
        || jsonb_build_object('unit', coalesce(revision.form -> 'unit', '{}') || (people.data - 'attendees'))
        || jsonb_build_object('decision', CASE WHEN people.data ? 'attendees'
          THEN coalesce(revision.form -> 'decision', '{}') || jsonb_build_object('attendees', people.data -> 'attendees')
          ELSE revision.form -> 'decision' END)) END
    FROM use_filing_revisions AS revision LEFT JOIN personal_data AS people ON people.digest = revision.personal_digest
    WHERE revision.case_id = use_filings.case_id AND revision.revision = ${details.revision}
      AND use_filings.case_id = ${row.id}`.execute(tx);
}

function messageOf({ row }: Filing, reasons: readonly ReturnReason[]) {
  const items = reasons.map(({ reason }, index) => `${index + 1}. ${reason}`).join('\n');
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已退回，请补充 ${reasons.length} 项`,
    text: `请逐项补充后重新提交：\n${items}`,
  };
}
