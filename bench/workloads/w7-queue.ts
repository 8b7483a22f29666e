import { sql } from 'kysely';
import type { OrganisationId } from '../../src/policy/ids.ts';
import { aBusyAuthority } from '../busy-authority.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import type { LoadResult } from '../run-load.ts';
import { type SideBySide, sideBySide } from '../side-by-side.ts';
import { signIn } from '../submission-drafts.ts';
import type { Figure, Workload } from '../workload.ts';

const PAGE = 50;
const PAGES_BEFORE = 999;
const SECONDS = 10;
const PER_SECOND = 40;

/** Who looks: the busiest county, a province, the Ministry, which has every open case of the country in its list. */
interface Officer {
  readonly title: string;
  readonly token: string;
  readonly view: 'to-act' | 'supervise';
  /** The floor's column and value. */
  readonly column: string;
  readonly value: number;
}

export const workload: Workload = {
  id: 'W7',
  title: 'work queue: first page, filtered, the page behind the 999th cursor',
  async run(context) {
    const database = await context.filled();
    const pages = context.quick ? 9 : PAGES_BEFORE;
    const officers = await officersOf(database, (pages + 2) * PAGE);
    await database.settle();
    const figures = await sideBySide(context, database, 'queue-by-hand.ts', async (servers) => {
      const of: Figure[] = [];
      for (const officer of officers) {
        const deep = await positionBehind(database, officer, pages * PAGE);
        of.push(...(await measure(context, servers, { officer, deep, pages })));
      }
      return of;
    });
    await database.drop();
    return figures;
  },
};

async function officersOf(database: BenchDatabase, filings: number): Promise<Officer[]> {
  const county = await aBusyAuthority(database, filings);
  const [province, ministry] = [2, 1] as OrganisationId[];
  const at = [county, province ?? county, ministry ?? county];
  const tokens = await signIn(database.db, at, { role: 'officer', now: new Date() });
  const views = [
    { title: 'the busiest county', view: 'to-act', column: 'authority_id' },
    { title: 'a province', view: 'supervise', column: 'province_id' },
    { title: 'the Ministry', view: 'supervise', column: 'everywhere' },
  ] as const;
  return views.map((view, index) => ({ ...view, token: tokens[index] ?? '', value: at[index] ?? 0 }));
}

interface Position {
  readonly due: string;
  readonly id: number;
}

/** Of the last row of those pages; undefined where there are not so many. */
async function positionBehind(
  { db }: BenchDatabase,
  { column, value }: Officer,
  rows: number,
): Promise<Position | undefined> {
  const within = column === 'everywhere' ? sql`true` : sql`${sql.ref(column)} = ${value}`;
  const found = await sql<Position>`
    SELECT COALESCE(due_on, 'infinity'::date)::text AS due, id FROM cases WHERE ${within} AND awaits = 'authority'
    ORDER BY COALESCE(due_on, 'infinity'::date), id OFFSET ${rows - 1} LIMIT 1`.execute(db);
  return found.rows[0];
}

interface Measured {
  readonly officer: Officer;
  readonly deep: Position | undefined;
  readonly pages: number;
}

async function measure(
  context: BenchContext,
  servers: SideBySide,
  { officer, deep, pages }: Measured,
): Promise<Figure[]> {
  const asked: [string, string, string][] = [
    ['first page', '', ''],
    [
      'filtered',
      '&kind=use-filing&state=submitted&dueBefore=2020-09-01&title=%E5%BA%94%E7%94%A87',
      '&title=%E5%BA%94%E7%94%A87',
    ],
  ];
  if (deep !== undefined) {
    const cursor = Buffer.from(`${deep.due} ${deep.id}`).toString('base64url');
    asked.push([`page behind cursor ${pages}`, `&cursor=${cursor}`, `&due=${deep.due}&id=${deep.id}`]);
  }
  const figures: Figure[] = [];
  for (const [name, ours, byHand] of asked) {
    const { view, column, value, token } = officer;
    const floor = await load(context, servers.floor, {
      path: `/cases?column=${column}&value=${value}${byHand}`,
      token,
    });
    const result = await load(context, servers.ours, { path: `/api/v1/cases?view=${view}${ours}`, token });
    figures.push({
      name: `${name}, ${officer.title}: p95`,
      ours: result.latency.p95,
      unit: 'ms',
      floor: floor.latency.p95,
      beside: 'session and the same page by hand',
      must: { atMost: 30 },
      note: `p50 ${result.latency.p50.toFixed(1)} ms of ${result.succeeded}`,
    });
  }
  return figures;
}

async function load(
  context: BenchContext,
  url: string,
  { path, token }: { path: string; token: string },
): Promise<LoadResult> {
  const requests = [{ path, headers: { authorization: `Bearer ${token}` } }];
  const result = await context.load({
    url,
    requests,
    seconds: context.quick ? 1 : SECONDS,
    rate: PER_SECOND,
  });
  if (Object.keys(result.failed).length > 0)
    throw new Error(`${path} was answered ${JSON.stringify(result.failed)}`);
  return result;
}
