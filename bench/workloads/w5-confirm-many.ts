import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { aBusyAuthority } from '../busy-authority.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import { signIn } from '../submission-drafts.ts';
import type { Figure, Workload } from '../workload.ts';

const FILINGS = 27_084;
const POLL_MS = 50;

interface Job {
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly result: unknown;
}

export const workload: Workload = {
  id: 'W5',
  title: `${FILINGS} filings confirmed at once, as a job`,
  async run(context) {
    const database = await context.filled();
    const filings = context.quick ? 2_000 : FILINGS;
    const authority = await aBusyAuthority(database, filings);
    await database.settle();
    const [token = ''] = await signIn(database.db, [authority], { role: 'officer', now: new Date() });
    const server = await context.serve(database);
    try {
      const refused = await confirm(server.url, token, filings - 1);
      const untouched = await count(database, authority, 'submitted');
      const { seconds, seen } = await confirmAll(server.url, token, filings);
      const confirmed = await count(database, authority, 'confirmed');
      const memory = server.process.peakMemoryMb();
      return figures(context, {
        filings,
        seconds,
        seen,
        confirmed,
        memory,
        refused: refused.status === 409 && untouched === filings,
      });
    } finally {
      await server.stop();
      await database.drop();
    }
  },
};

/** All that await the officer, who has seen so many. */
function confirm(url: string, token: string, expectedCount: number): Promise<Response> {
  return fetch(`${url}/api/v1/use-filings/confirmations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ filter: {}, expectedCount }),
  });
}

/** From the click to the end of the job; which numbers of done ones were seen on the way. */
async function confirmAll(
  url: string,
  token: string,
  filings: number,
): Promise<{ seconds: number; seen: number[] }> {
  const start = performance.now();
  const answer = await confirm(url, token, filings);
  const { progress } = (await answer.json()) as { progress: string };
  const seen = new Set<number>();
  for (;;) {
    const response = await fetch(`${url}${progress}`, { headers: { authorization: `Bearer ${token}` } });
    const job = (await response.json()) as Job;
    if (job.state === 'failed') throw new Error(JSON.stringify(job.result));
    if (job.state === 'done') return { seconds: (performance.now() - start) / 1000, seen: [...seen] };
    seen.add(job.done);
    await sleep(POLL_MS);
  }
}

async function count({ db }: BenchDatabase, authority: OrganisationId, state: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM cases WHERE authority_id = ${authority} AND state = ${state}`.execute(db);
  return rows[0]?.count ?? 0;
}

interface Results {
  readonly filings: number;
  readonly seconds: number;
  readonly seen: readonly number[];
  readonly confirmed: number;
  readonly refused: boolean;
  readonly memory: number;
}

function figures(
  { size }: BenchContext,
  { filings, seconds, seen, confirmed, refused, memory }: Results,
): Figure[] {
  return [
    {
      name: `${filings.toLocaleString('en')} confirmed, from the click to the job's end`,
      ours: seconds,
      unit: 's',
      must: { atMost: 4 },
      note: `${size}; ${seen.length} states of progress seen; server ${memory} MB`,
    },
    { name: 'confirmed', ours: confirmed, unit: 'filings', must: { atLeast: filings } },
    {
      name: 'refused whole when one more than seen awaits',
      ours: refused ? 1 : 0,
      unit: 'of 1',
      must: { atLeast: 1 },
    },
  ];
}
