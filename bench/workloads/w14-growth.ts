import type { OrganisationId } from '../../src/policy/ids.ts';
import type { BenchContext, BenchServer } from '../context.ts';
import { type SizeName, sizes } from '../dataset.ts';
import { fillApps, type MadeApp } from '../many-apps.ts';
import type { LoadRequest } from '../run-load.ts';
import { searchWords } from '../search-words.ts';
import { signIn } from '../submission-drafts.ts';
import type { Figure, Workload } from '../workload.ts';

/** 16× is what the register is made for. */
const APPS = [6_250, 25_000, 100_000];
const QUICK_APPS = [500, 2_000, 8_000];
const QUEUES: readonly SizeName[] = ['henan', 'henan4', 'henan16'];
const QUICK_QUEUES: readonly SizeName[] = ['tiny', 'small'];

/** One size of one kind of data: median milliseconds of one request at a time, by what was asked. */
interface Measured {
  readonly size: number;
  readonly medians: Readonly<Record<string, number>>;
}

export const workload: Workload = {
  id: 'W14',
  title: 'growth of W1, W2 and W7 at 1×, 4× and 16×',
  async run(context) {
    const register: Measured[] = [];
    for (const count of context.quick ? QUICK_APPS : APPS) register.push(await ofRegister(context, count));
    const queues: Measured[] = [];
    for (const size of context.quick ? QUICK_QUEUES : QUEUES) queues.push(await ofQueue(context, size));
    return [...growth(register, 'apps'), ...growth(queues, 'filings')];
  },
};

async function ofRegister(context: BenchContext, count: number): Promise<Measured> {
  const database = await context.database();
  const apps = await fillApps(database, count);
  const server = await context.serve(database);
  const medians = await mediansOf(context, server, {
    ...Object.fromEntries(searchWords(apps).map(({ title, words }) => [`W1 ${title}`, words.map(search)])),
    'W2 by number': numbersOf(apps),
  });
  await server.stop();
  await database.drop();
  return { size: count, medians };
}

function search(word: string): LoadRequest {
  return { path: `/api/v1/register/apps?q=${encodeURIComponent(word)}` };
}

function numbersOf(apps: readonly MadeApp[]): LoadRequest[] {
  return apps
    .slice(0, 500)
    .map(({ number }) => ({ path: `/api/v1/register/apps/${encodeURIComponent(number)}` }));
}

async function ofQueue(context: BenchContext, size: SizeName): Promise<Measured> {
  const database = await context.filled(size);
  const province = 2 as OrganisationId;
  const [token = ''] = await signIn(database.db, [province], { role: 'officer', now: new Date() });
  const server = await context.serve(database);
  const headers = { authorization: `Bearer ${token}` };
  const queue = '/api/v1/cases?view=supervise';
  const filtered = `${queue}&kind=use-filing&state=submitted&dueBefore=2020-09-01`;
  const medians = await mediansOf(context, server, {
    'W7 first page': [{ path: queue, headers }],
    'W7 filtered': [{ path: filtered, headers }],
  });
  await server.stop();
  await database.drop();
  return { size: sizes[size].filings, medians };
}

async function mediansOf(
  { load, quick }: BenchContext,
  { url }: BenchServer,
  asked: Readonly<Record<string, readonly LoadRequest[]>>,
): Promise<Record<string, number>> {
  const medians: Record<string, number> = {};
  for (const [name, requests] of Object.entries(asked)) {
    const { latency, failed } = await load({ url, requests, seconds: quick ? 1 : 5, connections: 1 });
    if (Object.keys(failed).length > 0) throw new Error(`${name} was answered ${JSON.stringify(failed)}`);
    medians[name] = latency.p50;
  }
  return medians;
}

/** How many times the smallest size's time the largest one's is; its logarithm may have grown so much. */
function growth(measured: readonly Measured[], of: string): Figure[] {
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Object.keys(first.medians).map((name) => ({
    name: `${name}, ${first.size.toLocaleString('en')} to ${last.size.toLocaleString('en')} ${of}`,
    ours: (last.medians[name] ?? 0) / (first.medians[name] ?? 1),
    unit: '×',
    must: { atMost: Math.log(last.size) / Math.log(first.size) },
    note: `medians ${measured.map(({ medians }) => `${(medians[name] ?? 0).toFixed(2)} ms`).join(', ')}`,
  }));
}
