import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { markAmendment } from '../register/filed-apps.ts';
import { bodyOf, ensureMayFile, type Filing } from './filing.ts';

/** The provider takes back what is not decided yet. */
export async function withdrawFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  reason: string,
): Promise<CaseRow> {
  ensureMayFile(occasion, filing);
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'withdraw',
    moves: [{ row: filing.row, body: { ...bodyOf(filing), reason } }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案不能撤回。');
  await endAmendment(tx, occasion, filing);
  return moved.row;
}

/** The published record is no longer marked as being amended. */
export async function endAmendment(tx: Tx, occasion: Occasion, { details }: Filing): Promise<void> {
  if (details.amends_id !== null) await markAmendment(tx, occasion, details.amends_id, false);
}
