import { join } from 'node:path';
import { trendDays } from '../../src/policy/completion/trend-days.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import type { BenchContext } from '../context.ts';
import { type SizeName, sizes } from '../dataset.ts';
import type { LoadResult } from '../run-load.ts';
import type { Figure, Workload } from '../workload.ts';

const FLOOR = join(import.meta.dirname, '..', 'floors', 'completion-by-hand.ts');
const AS_OF = '2020-08-17';
const TREND = { from: '2020-01-01', to: '2020-12-23' };
const DAYS = trendDays(legalDay(TREND.from), legalDay(TREND.to), 'week') ?? [];

interface Case {
  readonly name: string;
  readonly filled: SizeName;
  /** Who asks: the only province, or the root. */
  readonly level: 'province' | 'ministry';
  readonly tableMs: number;
  readonly trendMs?: number;
}

const HENANS: Case = { name: 'Henan', filled: 'henan', level: 'province', tableMs: 50 };
const NATIONS: Case = { name: 'Nation', filled: 'nation', level: 'ministry', tableMs: 400, trendMs: 2_000 };
const SMALLS: Case = { name: 'small', filled: 'small', level: 'ministry', tableMs: 50, trendMs: 2_000 };

/** One request at a time: what a person waits for. Server and database run as they would, the load on the other core. */
export const workload: Workload = {
  id: 'W8',
  title: 'completion table as of a past date, trend of 52 dates, table as xlsx',
  async run(context) {
    const figures: Figure[] = [];
    for (const each of context.quick ? [SMALLS] : [HENANS, NATIONS])
      figures.push(...(await measure(context, each)));
    return figures;
  },
};

async function measure(context: BenchContext, each: Case): Promise<Figure[]> {
  const database = await context.filled(each.filled);
  await database.settle();
  const server = await context.serve(database);
  const floor = context.start({ core: 0, args: [FLOOR, database.url] });
  const [, floorUrl = ''] = await floor.said(/^ready (\S+)$/m);
  const taken = await take(context, each, { url: server.url, floorUrl });
  const figures = figuresOf(each, taken, `server ${server.process.peakMemoryMb()} MB`);
  await server.stop();
  floor.signal('SIGTERM');
  await floor.ended;
  await database.drop();
  return figures;
}

interface Taken {
  readonly table: LoadResult;
  readonly tableByHand: LoadResult;
  readonly trend: LoadResult;
  readonly trendByHand: LoadResult;
  readonly workbook: LoadResult;
}

async function take(
  context: BenchContext,
  { level }: Case,
  { url, floorUrl }: { url: string; floorUrl: string },
): Promise<Taken> {
  const at = level === 'province' ? 2 : 1;
  const ours = (path: string) => one(context, url, `/api/v1/statistics/${path}`);
  const byHand = (path: string, dates: string) =>
    one(context, floorUrl, `/${path}?at=${at}&level=${level}&dates=${dates}`);
  return {
    table: await ours(`completion?at=${at}&asOf=${AS_OF}`),
    tableByHand: await byHand('completion', AS_OF),
    trend: await ours(`completion/trend?at=${at}&dates=${DAYS.join(',')}`),
    trendByHand: await byHand('trend', DAYS.join(',')),
    workbook: await ours(`completion.xlsx?at=${at}&asOf=${AS_OF}`),
  };
}

function figuresOf({ name, filled, tableMs, trendMs }: Case, taken: Taken, memory: string): Figure[] {
  return [
    figure(`table, ${name}, ${sizes[filled].schools.toLocaleString('en')} schools`, taken.table, {
      floor: taken.tableByHand.latency.p50,
      beside: 'the same statement in a route by hand',
      must: { atMost: tableMs },
    }),
    figure(`trend of ${DAYS.length} days, ${name}`, taken.trend, {
      floor: taken.trendByHand.latency.p50,
      beside: `${DAYS.length} such statements`,
      ...(trendMs === undefined ? {} : { must: { atMost: trendMs } }),
    }),
    { ...figure(`table as xlsx, ${name}`, taken.workbook, { must: { atMost: 3_000 } }), note: memory },
  ];
}

const SECONDS = 10;

async function one(context: BenchContext, url: string, path: string): Promise<LoadResult> {
  const seconds = context.quick ? 1 : SECONDS;
  const result = await context.load({ url, requests: [{ path }], seconds, connections: 1 });
  if (Object.keys(result.failed).length > 0)
    throw new Error(`${url}${path} was answered ${JSON.stringify(result.failed)}`);
  return result;
}

function figure(name: string, { latency, succeeded }: LoadResult, more: Partial<Figure>): Figure {
  const note = `median of ${succeeded}, p99 ${Math.round(latency.p99)} ms`;
  return { name, ours: latency.p50, unit: 'ms', note, ...more };
}
