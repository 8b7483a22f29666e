import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchContext, BenchServer } from '../context.ts';
import { type PageKind, publicPages } from '../public-pages.ts';
import type { LoadResult } from '../run-load.ts';
import type { Figure, Workload } from '../workload.ts';

export const workload: Workload = {
  id: 'W3',
  title: 'public pages as HTML: search, app, school; the same page again, and every one another',
  async run(context) {
    const database = await context.filled(context.quick ? 'small' : 'henan');
    const kinds = await publicPages(database);
    const server = await context.serve(database);
    const floor = context.start({
      core: 0,
      args: [join(import.meta.dirname, '../floors/pages-by-hand.ts'), await bytesOf(context, server, kinds)],
    });
    try {
      const [, floorUrl = ''] = await floor.said(/^ready (\S+)$/m);
      const figures: Figure[] = [];
      for (const kind of kinds)
        figures.push(...(await measure(context, kind, { ours: server.url, floor: floorUrl })));
      return figures;
    } finally {
      floor.signal('SIGTERM');
      await server.stop();
      await database.drop();
    }
  },
};

/** What the platform answers to the first address of each kind, for the floor to send. */
async function bytesOf(
  { folder }: BenchContext,
  { url }: BenchServer,
  kinds: readonly PageKind[],
): Promise<string> {
  const pages = await Promise.all(
    kinds.map(
      async ({ name, paths: [path = ''] }) => [name, await (await fetch(`${url}${path}`)).text()] as const,
    ),
  );
  const file = join(folder, 'pages.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(pages)));
  return file;
}

async function measure(
  context: BenchContext,
  { name, paths }: PageKind,
  { ours, floor }: { readonly ours: string; readonly floor: string },
): Promise<Figure[]> {
  const seconds = context.quick ? 1 : 10;
  const load = async (url: string, requested: readonly string[]): Promise<LoadResult> => {
    const result = await context.load({ url, seconds, requests: requested.map((path) => ({ path })) });
    if (Object.keys(result.failed).length === 0) return result;
    throw new Error(`${name} pages were answered ${JSON.stringify(result.failed)}`);
  };
  const cached = await load(ours, paths.slice(0, 1));
  const byHand = await load(floor, [`/${name}`]);
  const each = await load(ours, paths);
  return [
    {
      name: `${name}: the same page, 32 at once`,
      ours: cached.rate,
      unit: '/s',
      floor: byHand.rate,
      beside: 'the same plugins and bytes',
      must: { ratioAtLeast: 0.8 },
      note: noteOf(cached),
    },
    {
      name: `${name}: ${paths.length} pages in turn, 32 at once`,
      ours: each.rate,
      unit: '/s',
      must: { atLeast: 1_000 },
      note: noteOf(each),
    },
  ];
}

function noteOf({ latency }: LoadResult): string {
  return `p50 ${latency.p50.toFixed(1)} ms, p99 ${latency.p99.toFixed(1)} ms`;
}
