import type { Role } from '../../../policy/access/grants.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { JobHandlers, JobProgress } from '../../jobs/job-queue.ts';
import type { Occasion } from '../../occasion.ts';
import type { Secrets } from '../../secrets.ts';
import type { Services } from '../../services.ts';
import { countSelected, getSelected, type Issuance, type Selected } from './issuance-selection.ts';
import { issueAccounts, type Slip, slipsFor } from './issue-accounts.ts';
import { storeSheet } from './sealed-sheets.ts';

export const ISSUE_JOB = 'issue-accounts';
const CHUNK = 2_000;

/** A set too large for one request: one transaction all the same, with progress. */
export const identityJobs = ({ secrets }: Pick<Services, 'secrets'>): JobHandlers => ({
  [ISSUE_JOB]: async (tx, occasion, { id, accountId, request }, progress) => {
    const asked = request['asked'] as Issuance;
    const selected = await getSelected(tx, occasion, asked);
    const slips = await issueSelected(tx, occasion, secrets, { role: asked.role, selected, ...progress });
    await storeSheet(tx, occasion, { jobId: id, accountId, publicKey: String(request['publicKey']) }, slips);
    return { issued: slips.length };
  },
});

interface Chosen extends Partial<JobProgress> {
  readonly role: Role;
  readonly selected: Selected;
}

/** Opens what was selected, or issues its codes again, and says so in the timeline of whoever issues. */
export async function issueSelected(
  tx: Tx,
  occasion: Occasion,
  secrets: Secrets,
  { role, selected, progress }: Chosen,
): Promise<Slip[]> {
  const slips: Slip[] = [];
  const total = countSelected(selected);
  for (let done = 0; done < total; done += CHUNK) {
    slips.push(
      ...(selected.what === 'accounts'
        ? await issueAccounts(tx, occasion, secrets, {
            role,
            organisations: selected.organisations.slice(done, done + CHUNK),
          })
        : await slipsFor(tx, occasion, secrets, {
            role,
            accounts: selected.accounts.slice(done, done + CHUNK),
          })),
    );
    await progress?.(Math.min(done + CHUNK, total));
  }
  await record(tx, occasion, 'account', [
    {
      streamId: occasion.actor.accountId,
      action: 'issue-accounts',
      body: { role, what: selected.what, count: total },
    },
  ]);
  return slips;
}
