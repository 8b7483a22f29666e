import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import { advance } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { tell } from '../../cases/inbox.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import type { Tx } from '../../db/database.ts';
import type { ScheduledTask } from '../../jobs/schedule.ts';
import type { Occasion } from '../../occasion.ts';
import { markAmendments } from '../register/filed-apps.ts';
import { amendedBy, bodyOf, withDetails } from './filing.ts';

/** M 13: what was not supplemented in time counts as abandoned. The rule refuses from then on; this only records it. */
export const abandonmentTask: ScheduledTask = {
  name: 'abandon provider filings that were not supplemented',
  every: 'day',
  run: async (tx, occasion) => {
    await abandonOverdue(tx, occasion);
  },
};

/** Returns how many. */
export async function abandonOverdue(tx: Tx, occasion: Occasion): Promise<number> {
  const rows = await lockOverdue(tx, occasion);
  const filings = await withDetails(tx, rows);
  if (filings.length === 0) return 0;
  await advance(tx, occasion, providerFilingStates, {
    action: 'abandon',
    moves: filings.map((filing) => ({
      row: filing.row,
      body: { ...bodyOf(filing), supplementDueOn: filing.row.due_on },
    })),
  });
  await markAmendments(tx, occasion, amendedBy(filings), false);
  await tell(
    tx,
    occasion,
    filings.map(({ row }) => ({
      organisationId: row.owner_id,
      caseId: row.id,
      title: `“${row.title}”逾期未补充，视为放弃备案`,
      text: `补充期限为 ${row.due_on}（含当日），期满未补充，依据《备案管理办法》第十三条视为放弃。可以重新备案。`,
    })),
  );
  return filings.length;
}

/** Looked for again once the owners are locked: another run or a supplement may have come first. */
async function lockOverdue(tx: Tx, occasion: Occasion): Promise<CaseRow[]> {
  const found = await findOverdue(tx, occasion);
  if (found.length === 0) return found;
  await lockOwners(
    tx,
    found.map(({ owner_id }) => owner_id),
  );
  return findOverdue(tx, occasion);
}

function findOverdue(tx: Tx, { today }: Occasion): Promise<CaseRow[]> {
  return tx
    .selectFrom('cases')
    .selectAll()
    .where('awaits', '=', 'owner')
    .where('kind', '=', providerFilingStates.kind)
    .where('state', '=', 'returned')
    .where('due_on', '<', today)
    .execute();
}
