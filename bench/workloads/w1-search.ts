import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { PUBLISHED } from '../../src/server/db/announcements.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import { fillApps } from '../many-apps.ts';
import type { LoadOptions, LoadResult } from '../run-load.ts';
import { type SearchWords, searchWords } from '../search-words.ts';
import { type SideBySide, sideBySide } from '../side-by-side.ts';
import type { Figure, Workload } from '../workload.ts';

const APPS = 100_000;
const QUICK_APPS = 3_000;
/** A burst of the whole country. */
const ARRIVALS_PER_SECOND = 400;

export const workload: Workload = {
  id: 'W1',
  title: 'register search, first twenty: words of 2, 3 and 4 characters, misses, pinyin initials',
  async run(context) {
    const count = context.quick ? QUICK_APPS : APPS;
    const database = await context.database();
    const words = searchWords(await fillApps(database, count));
    const figures = await sideBySide(context, database, 'search-by-hand.ts', async (servers) => {
      const stop = changeAlways(database);
      const searched = await measure(context, servers, { words, count });
      await stop();
      return [...searched, await remembered(context, servers, words)];
    });
    await database.drop();
    return figures;
  },
};

/** So that nothing is answered from memory, which holds until the next change of the register. */
function changeAlways({ db }: BenchDatabase): () => Promise<void> {
  const stopping = new AbortController();
  const going = (async () => {
    while (!stopping.signal.aborted) {
      await sql`SELECT pg_notify(${PUBLISHED}, '')`.execute(db);
      await sleep(5);
    }
  })();
  return async () => {
    stopping.abort();
    await going;
  };
}

async function remembered(
  context: BenchContext,
  { ours }: SideBySide,
  words: readonly SearchWords[],
): Promise<Figure> {
  const all = { title: 'remembered', words: interleaved(words) };
  const path = '/api/v1/register/apps';
  const result = await load(context, all, { url: ours, path, seconds: context.quick ? 1 : 10 });
  return {
    name: 'all of them, while the register does not change, 32 at once',
    ours: result.rate,
    unit: '/s',
    note: `p50 ${result.latency.p50.toFixed(1)} ms, p99 ${result.latency.p99.toFixed(1)} ms`,
  };
}

async function measure(
  context: BenchContext,
  servers: SideBySide,
  { words, count }: { words: readonly SearchWords[]; count: number },
): Promise<Figure[]> {
  const seconds = context.quick ? 1 : 10;
  const figures: Figure[] = [];
  for (const each of words) {
    const floor = await load(context, each, { url: servers.floor, path: '/apps', seconds });
    const ours = await load(context, each, { url: servers.ours, path: '/api/v1/register/apps', seconds });
    figures.push({
      name: `${each.title}, ${count.toLocaleString('en')} apps, 32 at once`,
      ours: ours.rate,
      unit: '/s',
      floor: floor.rate,
      beside: 'a route by hand with the same index',
      must: { ratioAtLeast: 0.6 },
      note: `p50 ${ours.latency.p50.toFixed(1)} ms, by hand ${floor.latency.p50.toFixed(1)} ms`,
    });
  }
  const all = { title: 'all of them', words: interleaved(words) };
  const path = '/api/v1/register/apps';
  const arriving = await load(context, all, { url: servers.ours, path, seconds, rate: ARRIVALS_PER_SECOND });
  figures.push({
    name: `all of them, arriving at ${ARRIVALS_PER_SECOND}/s: p99`,
    ours: arriving.latency.p99,
    unit: 'ms',
    must: { atMost: 20 },
    note: `p50 ${arriving.latency.p50.toFixed(1)} ms; server ${servers.memoryMb()} MB`,
  });
  return figures;
}

/** In turn from each list, so that no kind of word comes all at once. */
function interleaved(lists: readonly SearchWords[]): string[] {
  const longest = Math.max(...lists.map(({ words }) => words.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap(({ words }) => words[index % words.length] ?? []),
  ).flat();
}

async function load(
  context: BenchContext,
  { title, words }: SearchWords,
  { path, ...options }: Omit<LoadOptions, 'requests'> & { path: string },
): Promise<LoadResult> {
  const requests = words.map((word) => ({ path: `${path}?q=${encodeURIComponent(word)}` }));
  const result = await context.load({ ...options, requests });
  if (Object.keys(result.failed).length > 0)
    throw new Error(`${title} were answered ${JSON.stringify(result.failed)}`);
  return result;
}
