import type { JobHandlers } from '../../jobs/job-queue.ts';
import { confirmFilings } from './confirmation.ts';
import type { Selection } from './schema.ts';
import { getSelected } from './selection.ts';

export const CONFIRM_JOB = 'confirm-use-filings';
const CHUNK = 2_000;

/** A batch too large for one request: one transaction all the same, with progress. */
export const useFilingJobs: JobHandlers = {
  [CONFIRM_JOB]: async (tx, occasion, job, { progress }) => {
    const filings = await getSelected(tx, occasion, job.request['selection'] as Selection);
    for (let done = 0; done < filings.length; done += CHUNK) {
      await confirmFilings(tx, occasion, filings.slice(done, done + CHUNK));
      await progress(Math.min(done + CHUNK, filings.length));
    }
    return { confirmed: filings.length };
  },
};
