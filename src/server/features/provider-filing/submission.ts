import { sql } from 'kysely';
import {
  attachedFiles,
  type ProviderFilingForm,
  withoutPeople,
} from '../../../policy/provider-filing/form.ts';
import { providerFilingStates } from '../../../policy/provider-filing/states.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { startClock } from '../../calendar/clocks.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import { storeRevisions } from '../../cases/revisions.ts';
import type { Tx } from '../../db/database.ts';
import { ensureKept } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { markAmendments } from '../register/filed-apps.ts';
import { titleOf } from './drafts.ts';
import { amendedBy, bodyOf, ensureEditable, ensureMayFile, type Filing } from './filing.ts';
import { judge } from './judgement.ts';
import { keepVerifiedItems } from './verification.ts';

/**
 * Submits a draft or the supplement of a returned filing (M 12, 13). The rules in force that day judge it; the authority's
 * clock starts, or runs on where the return named what it could have named before.
 * @throws Failure `rule-violated` with every violation at once
 */
export async function submitFiling(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
): Promise<{ readonly row: CaseRow; readonly warnings: Verdict['warnings'] }> {
  ensureMayFile(occasion, filing);
  ensureEditable(filing);
  await lockOwners(tx, [filing.row.owner_id]);
  const draft = (filing.details.draft ?? {}) as ProviderFilingForm;
  const verdict = await judge(tx, occasion, filing, draft);
  ensureKept(verdict);
  const revision = filing.details.revision + 1;
  const [attested] = await storeRevisions(tx, occasion, [
    {
      caseId: filing.row.id,
      ownerId: filing.row.owner_id,
      revision,
      ...withoutPeople(draft),
      files: attachedFiles(draft).map(({ file }) => file),
    },
  ]);
  const clock = await verificationClock(tx, occasion, filing);
  await closeDraft(tx, filing, clock);
  await keepVerifiedItems(tx, filing, { revision, form: withoutPeople(draft).form });
  await markAmendments(tx, occasion, amendedBy([filing]), true);
  const [moved] = await advance(tx, occasion, providerFilingStates, {
    action: 'submit',
    moves: [
      {
        row: filing.row,
        title: titleOf(draft) || filing.row.title,
        body: { ...bodyOf(filing), ...attested },
        clock,
      },
    ],
  });
  return { row: moved?.row ?? filing.row, warnings: verdict.warnings };
}

/** Ours (gap 1): ten working days anew with each submission, unless the last return was late with what it named. */
async function verificationClock(
  tx: Tx,
  { today }: Occasion,
  { row, details }: Filing,
): Promise<StartedClock> {
  const limit = 'provider-verification';
  if (details.clock_runs_on && details.verification_started_on !== null)
    return { limit, startedOn: details.verification_started_on, dueOn: details.verification_due_on };
  return startClock(tx, { limit, startedOn: today, authorityId: row.authority_id });
}

async function closeDraft(tx: Tx, { row }: Filing, clock: StartedClock): Promise<void> {
  await tx
    .updateTable('provider_filings')
    .set({
      revision: sql<number>`revision + 1`,
      draft: null,
      draft_version: sql<number>`draft_version + 1`,
      split_apps: [],
      reviewed_by: null,
      verification_started_on: clock.startedOn,
      verification_due_on: clock.dueOn,
    })
    .where('case_id', '=', row.id)
    .execute();
}
