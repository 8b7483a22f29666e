import { sql } from 'kysely';
import type { BenchContext, BenchDatabase } from '../context.ts';
import { fillApps } from '../many-apps.ts';
import type { LoadOptions, LoadRequest, LoadResult } from '../run-load.ts';
import { type SideBySide, sideBySide } from '../side-by-side.ts';
import type { Figure, Workload } from '../workload.ts';

const APPS = 100_000;
const QUICK_APPS = 3_000;
const AT_ONCE = 1_000;

interface Asked {
  readonly number: string;
  readonly etag: string;
}

export const workload: Workload = {
  id: 'W2',
  title: 'register look-up by number: JSON, conditional, a thousand in one call',
  async run(context) {
    const database = await context.database();
    await fillApps(database, context.quick ? QUICK_APPS : APPS);
    const asked = await someNumbers(database);
    const figures = await sideBySide(context, database, 'look-up-by-hand.ts', (servers) =>
      measure(context, servers, asked),
    );
    await database.drop();
    return figures;
  },
};

async function someNumbers({ db }: BenchDatabase): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    SELECT number, '"' || id || '.' || version || '"' AS etag FROM register_apps
    ORDER BY hashint8(id), id LIMIT ${AT_ONCE}`.execute(db);
  return rows;
}

async function measure(
  context: BenchContext,
  { ours, floor, memoryMb }: SideBySide,
  asked: readonly Asked[],
): Promise<Figure[]> {
  const seconds = context.quick ? 1 : 10;
  const pathTo = (folder: string) =>
    asked.map(({ number }) => ({ path: `${folder}/${encodeURIComponent(number)}` }));
  const held = pathTo('/api/v1/register/apps').map((request, index) => ({
    ...request,
    headers: { 'if-none-match': asked[index]?.etag ?? '' },
  }));
  const run = (requests: readonly LoadRequest[], url: string, more: Partial<LoadOptions> = {}) =>
    load(context, { url, requests, seconds, ...more });
  const json = await run(pathTo('/api/v1/register/apps'), ours);
  const jsonByHand = await run(pathTo('/apps'), floor);
  const conditional = await run(held, ours);
  const noWork = await run(pathTo('/unchanged'), floor);
  const many = await run([aThousand(asked)], ours, { connections: 1 });
  return [
    rateFigure('JSON, 32 at once', json, jsonByHand, 'the same plugins and the statement by hand'),
    rateFigure('unchanged (304), 32 at once', conditional, noWork, 'the same plugins and no work'),
    {
      name: '1,000 numbers in one call: p95',
      ours: many.latency.p95,
      unit: 'ms',
      must: { atMost: 30 },
      note: `p50 ${many.latency.p50.toFixed(1)} ms of ${many.succeeded}; server ${memoryMb()} MB`,
    },
  ];
}

function aThousand(asked: readonly Asked[]): LoadRequest {
  return {
    method: 'POST',
    path: '/api/v1/register/lookup',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ numbers: asked.map(({ number }) => number) }),
  };
}

function rateFigure(name: string, ours: LoadResult, floor: LoadResult, beside: string): Figure {
  return {
    name,
    ours: ours.rate,
    unit: '/s',
    floor: floor.rate,
    beside,
    must: { ratioAtLeast: 0.8 },
    note: `p50 ${ours.latency.p50.toFixed(1)} ms, p99 ${ours.latency.p99.toFixed(1)} ms`,
  };
}

async function load(context: BenchContext, options: LoadOptions): Promise<LoadResult> {
  const result = await context.load(options);
  if (Object.keys(result.failed).length > 0)
    throw new Error(`${options.requests[0]?.path} was answered ${JSON.stringify(result.failed)}`);
  return result;
}
