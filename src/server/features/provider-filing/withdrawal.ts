import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { markAmendments } from '../register/filed-apps.ts';
import { amendedBy, bodyOf, ensureMayFile, type Filing } from './filing.ts';

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
  await markAmendments(tx, occasion, amendedBy([filing]), false);
  return moved.row;
}
