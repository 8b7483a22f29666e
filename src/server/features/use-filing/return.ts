import { sql } from 'kysely';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import { numbered, type ReturnReason, storeReturnReasons } from '../../cases/return-reasons.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { appIdOf, bodyOf, ensureMayDecide, type Filing } from './filing.ts';
import { purposes } from './purposes.ts';

/** A filing that is sent back. */
export interface FilingReturn {
  readonly filing: Filing;
  readonly reasons: readonly ReturnReason[];
}

/** Sends a filing back with every reason at once; the unit is told. */
export async function returnFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  reasons: readonly ReturnReason[],
): Promise<CaseRow> {
  const [row] = await returnFilings(tx, occasion, [{ filing, reasons }]);
  if (row === undefined) throw new Failure('conflict', '这份备案不能退回。');
  return row;
}

/** Sends filings of one purpose back, all or none, each with its reasons. */
export async function returnFilings(
  tx: Tx,
  occasion: Occasion,
  returns: readonly FilingReturn[],
): Promise<CaseRow[]> {
  const [first] = returns;
  if (first === undefined) return [];
  for (const { filing } of returns) ensureMayDecide(occasion, filing.row);
  const moved = await advance(tx, occasion, purposes[first.filing.purpose].table, {
    action: 'return',
    moves: returns.map(({ filing, reasons }) => ({
      row: filing.row,
      body: { ...bodyOf(filing, appIdOf(filing)), reasons },
    })),
  });
  await storeReturnReasons(
    tx,
    returns.map(({ filing: { row, details }, reasons }) => ({
      caseId: row.id,
      revision: details.revision,
      reasons,
    })),
  );
  await reopenDrafts(
    tx,
    returns.map(({ filing }) => filing),
  );
  await tell(tx, occasion, returns.map(messageOf));
  return moved.map(({ row }) => row);
}

/** What was submitted is there again to be mended, with the people named in it. */
async function reopenDrafts(tx: Tx, filings: readonly Filing[]): Promise<void> {
  await sql`
    UPDATE use_filings SET draft_version = draft_version + 1, draft = CASE
      WHEN people.data IS NULL THEN revision.form
      ELSE jsonb_strip_nulls(revision.form
        || jsonb_build_object('unit', coalesce(revision.form -> 'unit', '{}') || (people.data - 'attendees'))
        || jsonb_build_object('decision', CASE WHEN people.data ? 'attendees'
          THEN coalesce(revision.form -> 'decision', '{}') || jsonb_build_object('attendees', people.data -> 'attendees')
          ELSE revision.form -> 'decision' END)) END
    FROM case_revisions AS revision LEFT JOIN personal_data AS people ON people.digest = revision.personal_digest
    WHERE revision.case_id = use_filings.case_id AND revision.revision = use_filings.revision
      AND use_filings.case_id = ANY(${filings.map(({ row }) => row.id)}::bigint[])`.execute(tx);
}

function messageOf({ filing: { row }, reasons }: FilingReturn) {
  return {
    organisationId: row.owner_id,
    caseId: row.id,
    title: `“${row.title}”已退回，请补充 ${reasons.length} 项`,
    text: `请逐项补充后重新提交：\n${numbered(reasons)}`,
  };
}
