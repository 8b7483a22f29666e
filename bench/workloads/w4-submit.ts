import { sql } from 'kysely';
import type { BenchContext, BenchDatabase } from '../context.ts';
import { sizes } from '../dataset.ts';
import type { LoadOptions, LoadRequest, LoadResult } from '../run-load.ts';
import { sideBySide } from '../side-by-side.ts';
import { type ReadyDraft, readyDrafts } from '../submission-drafts.ts';
import type { Figure, Workload } from '../workload.ts';

/** The last hours before a deadline. */
const ARRIVALS_PER_SECOND = 390;
/** More than can be submitted, so that the closed loop does not run out of drafts. */
const QUICKEST_PER_SECOND = 1_300;

export const workload: Workload = {
  id: 'W4',
  title: 'use filings submitted by the clerks of many schools',
  async run(context) {
    const database = await context.filled();
    const results = await measure(context, database);
    await database.drop();
    return figures(context, results);
  },
};

interface Results {
  readonly byHand: LoadResult;
  readonly ours: LoadResult;
  readonly arriving: LoadResult;
  readonly lost: number;
  readonly memory: number;
}

async function measure(context: BenchContext, database: BenchDatabase): Promise<Results> {
  const [closed, open, warmUp] = context.quick ? [1, 1, 50] : [15, 30, 2_000];
  const most = closed * QUICKEST_PER_SECOND;
  const arrivals = open * ARRIVALS_PER_SECOND;
  const drafts = await prepare(context, database, 2 * (warmUp + most) + arrivals);
  const submit = submitter(context, drafts);
  const measured = await sideBySide(context, database, 'submit-by-hand.ts', async (servers) => {
    for (const url of [servers.floor, servers.ours]) await submit(warmUp, { url, seconds: 60 });
    const byHand = await submit(most, { url: servers.floor, seconds: closed });
    const ours = await submit(most, { url: servers.ours, seconds: closed });
    const rate = { rate: ARRIVALS_PER_SECOND, connections: 64 };
    const arriving = await submit(arrivals, { url: servers.ours, seconds: open, ...rate });
    return { byHand, ours, arriving, memory: servers.memoryMb() };
  });
  return { ...measured, lost: submit.acknowledged() - (await countSubmitted(database, drafts)) };
}

async function prepare(
  { say }: BenchContext,
  { db, settle }: BenchDatabase,
  count: number,
): Promise<ReadyDraft[]> {
  const start = performance.now();
  const drafts = await readyDrafts(db, count);
  await settle();
  say(`${count} drafts in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return drafts;
}

/** Each draft is submitted once; each call takes the next ones. */
function submitter({ load }: BenchContext, drafts: readonly ReadyDraft[]) {
  let taken = 0;
  let acknowledged = 0;
  const submit = async (count: number, options: Omit<LoadOptions, 'requests'>): Promise<LoadResult> => {
    const requests = drafts.slice(taken, taken + count).map(requestOf);
    taken += count;
    const result = await load({ ...options, requests, once: true, warmUpSeconds: 0 });
    acknowledged += result.succeeded;
    return result;
  };
  return Object.assign(submit, { acknowledged: () => acknowledged });
}

function requestOf({ id, token }: ReadyDraft): LoadRequest {
  return {
    method: 'POST',
    path: `/api/v1/use-filings/${id}/submission`,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `submission-${id}`,
    },
    body: '{"version":1}',
  };
}

async function countSubmitted({ db }: BenchDatabase, drafts: readonly ReadyDraft[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM cases JOIN case_revisions ON case_id = cases.id
    WHERE cases.id = ANY(${drafts.map(({ id }) => id)}::bigint[]) AND state = 'submitted'`.execute(db);
  return rows[0]?.count ?? 0;
}

function figures({ size }: BenchContext, { byHand, ours, arriving, lost, memory }: Results): Figure[] {
  const of = `${sizes[size].schools.toLocaleString('en')} schools, ${sizes[size].filings.toLocaleString('en')} filings`;
  const failed = (result: LoadResult): string => `failed ${JSON.stringify(result.failed)}`;
  const waits = ({ latency }: LoadResult): string =>
    `p50 ${Math.round(latency.p50)} ms, p99 ${Math.round(latency.p99)} ms`;
  return [
    {
      name: `32 at once, ${of}`,
      ours: ours.rate,
      unit: '/s',
      floor: byHand.rate,
      beside: 'the same statements by hand, without rules',
      must: { ratioAtLeast: 0.6 },
      note: `${waits(ours)}, ${failed(ours)}; by hand ${waits(byHand)}, ${failed(byHand)}`,
    },
    {
      name: `arriving at ${ARRIVALS_PER_SECOND}/s: answered`,
      ours: arriving.rate,
      unit: '/s',
      must: { atLeast: ARRIVALS_PER_SECOND * 0.99 },
      note: `${failed(arriving)}; server ${memory} MB`,
    },
    {
      name: `arriving at ${ARRIVALS_PER_SECOND}/s: p99`,
      ours: arriving.latency.p99,
      unit: 'ms',
      must: { atMost: 150 },
      note: waits(arriving),
    },
    { name: 'acknowledged and not there', ours: Math.max(0, lost), unit: 'filings', must: { atMost: 0 } },
  ];
}
