import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { ARGUMENTS } from '../../e2e/browser-arguments.ts';
import { findBrowser } from '../../e2e/installed-browser.ts';
import { publicPages } from '../public-pages.ts';
import type { Figure, Workload } from '../workload.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Scores = Readonly<Record<string, number>>;

export const workload: Workload = {
  id: 'W15',
  title: 'Lighthouse, mobile: home, search, app, school, completion',
  async run(context) {
    const chromePath = findBrowser();
    if (chromePath === undefined) throw new Error('no Chromium is installed');
    const database = await context.filled(context.quick ? 'tiny' : 'small');
    const [, app, school] = await publicPages(database);
    const server = await context.serve(database);
    // Results of a search are not for search engines, and their page says so; the page of all apps is.
    const paths = ['/', '/apps', app?.paths[0], school?.paths[0], '/statistics'];
    try {
      const scores: (readonly [string, Scores])[] = [];
      for (const path of paths) {
        const found = await audit(`${server.url}${path ?? '/'}`, chromePath);
        context.say(`${path} ${JSON.stringify(found)}`);
        scores.push([path ?? '/', found]);
      }
      return CATEGORIES.map((category) => figureOf(category, scores));
    } finally {
      await server.stop();
      await database.drop();
    }
  },
};

/** A browser of its own for each page: nothing is remembered from the one before. */
async function audit(url: string, chromePath: string): Promise<Scores> {
  const browser = await launch({ chromePath, chromeFlags: [...ARGUMENTS] });
  try {
    const run = await lighthouse(url, {
      port: browser.port,
      onlyCategories: [...CATEGORIES],
      formFactor: 'mobile',
      logLevel: 'error',
    });
    const { categories = {} } = run?.lhr ?? {};
    return Object.fromEntries(
      Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    );
  } finally {
    browser.kill();
  }
}

function figureOf(category: string, scores: readonly (readonly [string, Scores])[]): Figure {
  const reached = scores.map(([, found]) => found[category] ?? 0);
  return {
    name: `${category}: the least of five pages`,
    ours: Math.min(...reached),
    unit: 'of 100',
    must: { atLeast: 95 },
    note: reached.join(', '),
  };
}
