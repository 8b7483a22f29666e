import { sql } from 'kysely';
import type { CaseId, RegisterUseId } from '../../../policy/ids.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { endUses } from '../register/uses.ts';
import { appIdOf, bodyOf, ensureMayDecide, type Filing } from './filing.ts';
import { purposes } from './purposes.ts';

/**
 * Takes back a confirmation that should not have been given: as far as is known from now on it never counted; what was
 * known before stands as it was. Only the confirmation that the published record rests on can be annulled.
 */
export async function annulConfirmation(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  reason: string,
): Promise<CaseRow> {
  ensureMayDecide(occasion, filing.row);
  if (filing.purpose === 'amendment' || filing.purpose === 'stop')
    throw new Failure('conflict', '变更和停用的确认不能作废。', {
      remedy: '请由备案单位提交新的变更或重新备案。',
    });
  await endRecord(tx, occasion, filing);
  const [moved] = await advance(tx, occasion, purposes[filing.purpose].table, {
    action: 'annul',
    moves: [{ row: filing.row, body: { ...bodyOf(filing, appIdOf(filing)), reason } }],
  });
  if (moved === undefined) throw new Failure('conflict', '这份备案的确认不能作废。');
  await tell(tx, occasion, [
    {
      organisationId: filing.row.owner_id,
      caseId: filing.row.id,
      title: `“${filing.row.title}”的确认已作废`,
      text: `原因：${reason}\n如仍使用该应用，请重新备案。`,
    },
  ]);
  return moved.row;
}

async function endRecord(tx: Tx, occasion: Occasion, { row, purpose }: Filing): Promise<void> {
  if (purpose === 'no-use') {
    await sql`UPDATE declarations SET in_force_to = ${occasion.now}
      WHERE case_id = ${row.id} AND in_force_to = 'infinity'`.execute(tx);
    return;
  }
  const use = await findUseResting(tx, row.id);
  if (use === undefined)
    throw new Failure('conflict', '这份备案之后已有变更或停用，不能再作废。', {
      remedy: '请刷新后核对最新记录。',
    });
  await endUses(tx, occasion, [{ id: use, caseId: row.id, action: 'annul' }]);
}

async function findUseResting(tx: Tx, caseId: CaseId): Promise<RegisterUseId | undefined> {
  const row = await tx
    .selectFrom('register_uses')
    .select('id')
    .where('case_id', '=', caseId)
    .where('status', '<>', 'stopped')
    .executeTakeFirst();
  return row?.id;
}
