import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { appIdOf, bodyOf, ensureMayFile, type Filing } from './filing.ts';
import { purposes } from './purposes.ts';

/** The unit takes back what is not decided yet. */
export async function withdrawFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  reason: string,
): Promise<CaseRow> {
  ensureMayFile(occasion, filing);
  const [moved] = await advance(tx, occasion, purposes[filing.purpose].table, {
    action: 'withdraw',
    moves: [{ row: filing.row, body: { ...bodyOf(filing, appIdOf(filing)), reason } }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案不能撤回。');
  return moved.row;
}
