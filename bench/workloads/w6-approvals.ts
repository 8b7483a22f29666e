import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import type { CaseId, OrganisationId } from '../../src/policy/ids.ts';
import { listeners } from '../../src/server/cases/listeners.ts';
import { transaction } from '../../src/server/db/database.ts';
import type { DB } from '../../src/server/db/types.generated.ts';
import { createOrganisations } from '../../src/server/features/organisations/create-organisations.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import { halfDoneApprovals, serialsOf } from '../../test/builders/approvals.ts';
import { verifiedFilings } from '../../test/builders/verified-filings.ts';
import type { BenchContext, BenchDatabase } from '../context.ts';
import { sizes } from '../dataset.ts';
import type { LoadRequest, LoadResult } from '../run-load.ts';
import { sideBySide } from '../side-by-side.ts';
import { signIn } from '../submission-drafts.ts';
import type { Figure, Workload } from '../workload.ts';

const AT_ONCE = 200;
const OFFICERS = 32;
/** Of a province that no data set has, so that its numbers begin at 1. */
const REGION = '650000';

export const workload: Workload = {
  id: 'W6',
  title: `${AT_ONCE} approvals at once taking numbers`,
  async run(context) {
    const database = await context.filled();
    try {
      return figures(context, await measure(context, database));
    } finally {
      await database.drop();
    }
  },
};

interface Results {
  readonly byHand: LoadResult;
  readonly ours: LoadResult;
  readonly failed: number;
  readonly numbers: number;
  readonly approvals: number;
  /** Numbers that are missing in the row, or there twice. */
  readonly broken: number;
  readonly halfDone: readonly string[];
}

/** Bursts of both in turn; the one in the middle counts. The first of each warms up. */
async function measure(context: BenchContext, database: BenchDatabase): Promise<Results> {
  const bursts = context.quick ? 2 : 8;
  const { filings, requests } = await prepare(context, database, bursts * AT_ONCE);
  const [byHand, ours]: [LoadResult[], LoadResult[]] = [[], []];
  await sideBySide(context, database, 'number-by-hand.ts', async (servers) => {
    for (let burst = 0; burst < bursts; burst += 1) {
      byHand.push(await atOnce(context, servers.floor, NUMBERS));
      ours.push(await atOnce(context, servers.ours, requests.slice(burst * AT_ONCE, (burst + 1) * AT_ONCE)));
    }
  });
  const serials = await serialsOf(database.db, filings);
  const first = serials[0] ?? 0;
  return {
    byHand: middleOf(byHand.slice(1)),
    ours: middleOf(ours.slice(1)),
    failed: ours.reduce((sum, { succeeded }) => sum + AT_ONCE - succeeded, 0),
    numbers: serials.length,
    approvals: filings.length,
    broken: serials.filter((serial, index) => serial !== first + index).length,
    halfDone: await halfDoneApprovals(database.db),
  };
}

const NUMBERS: LoadRequest[] = Array.from({ length: AT_ONCE }, () => ({ method: 'POST', path: '/numbers' }));

function atOnce({ load }: BenchContext, url: string, requests: readonly LoadRequest[]): Promise<LoadResult> {
  return load({ url, requests, once: true, seconds: 60, warmUpSeconds: 0, connections: AT_ONCE });
}

function middleOf(results: readonly LoadResult[]): LoadResult {
  const middle = results.toSorted((a, b) => a.rate - b.rate)[Math.floor(results.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

async function prepare(
  { say }: BenchContext,
  database: BenchDatabase,
  count: number,
): Promise<{ readonly filings: readonly CaseId[]; readonly requests: readonly LoadRequest[] }> {
  const start = performance.now();
  const { db } = database;
  const now = new Date();
  await makeFloor(database);
  const authorityId = (await findProvince(db)) ?? (await createProvince(db, now));
  const officers = Array.from({ length: OFFICERS }, () => authorityId);
  const tokens = await signIn(db, officers, { role: 'officer', now });
  const filings = await verifiedFilings(db, { count, authorityId, now });
  await database.settle();
  say(`${count} verified filings in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  const requests = filings.map((id, index) => requestOf(id, tokens[index % OFFICERS] ?? ''));
  return { filings, requests };
}

function requestOf(id: CaseId, token: string): LoadRequest {
  return {
    method: 'POST',
    path: `/api/v1/provider-filings/${id}/approval`,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `approval-${id}`,
    },
    body: '{"version":2}',
  };
}

async function findProvince(db: Kysely<DB>): Promise<OrganisationId | undefined> {
  const row = await db
    .selectFrom('organisations')
    .select('id')
    .where('region_code', '=', REGION)
    .executeTakeFirst();
  return row?.id;
}

async function createProvince(db: Kysely<DB>, now: Date): Promise<OrganisationId> {
  const { rows } = await sql<{ id: OrganisationId }>`
    SELECT organisation_id AS id FROM organisation_periods WHERE level = 'ministry'`.execute(db);
  const province = {
    kind: 'authority' as const,
    level: 'province' as const,
    name: '示例教育厅',
    regionCode: REGION,
    stages: [],
    parent: rows[0]?.id ?? null,
  };
  const occasion = occasionOfProgram('bench', now, listeners([]));
  const [id] = await transaction(db, (tx) => createOrganisations(tx, occasion, [province]));
  if (id === undefined) throw new Error('no province was created');
  return id;
}

async function makeFloor({ ownerUrl }: BenchDatabase): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`
    DROP SCHEMA IF EXISTS bench_floor CASCADE;
    CREATE SCHEMA bench_floor;
    CREATE TABLE bench_floor.counter AS SELECT 0 AS last;
    CREATE TABLE bench_floor.numbers (number int PRIMARY KEY);
    GRANT USAGE ON SCHEMA bench_floor TO registry_runtime;
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA bench_floor TO registry_runtime`);
  await client.end();
}

function figures({ size }: BenchContext, results: Results): Figure[] {
  const { byHand, ours, failed, numbers, approvals, broken, halfDone } = results;
  const of = `${sizes[size].schools.toLocaleString('en')} schools, ${sizes[size].filings.toLocaleString('en')} filings`;
  const waits = ({ latency }: LoadResult): string =>
    `p50 ${Math.round(latency.p50)} ms, p99 ${Math.round(latency.p99)} ms`;
  return [
    {
      name: `${AT_ONCE} at once, ${of}`,
      ours: ours.rate,
      unit: '/s',
      floor: byHand.rate,
      beside: 'counter, number, commit by hand',
      must: { ratioAtLeast: 0.5 },
      note: `${waits(ours)}; by hand ${waits(byHand)}`,
    },
    { name: 'not approved', ours: failed, unit: 'filings', must: { atMost: 0 } },
    {
      name: 'numbers missing, out of the row or taken twice',
      ours: broken + approvals - numbers,
      unit: 'numbers',
      must: { atMost: 0 },
    },
    {
      name: 'approved by halves',
      ours: halfDone.length,
      unit: 'filings',
      must: { atMost: 0 },
      note: halfDone.slice(0, 3).join('; '),
    },
  ];
}
