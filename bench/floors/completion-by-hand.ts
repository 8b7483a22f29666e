import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The floor of W8: what someone would write who counts completion by hand, in a Fastify route over `pg`: one statement
 * with both times in it, for a table as of a day, and again for each day of a trend. Nothing is checked or explained.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 20 });
const app = Fastify();

const BELOW = { province: 'region_id', ministry: 'province_id' } as const;

const countsOf = (column: string, of: string): string => `
  SELECT school.${column} AS id, count(*)::int AS denominator, count(done.organisation_id)::int AS numerator
  FROM organisation_periods AS school LEFT JOIN completion_periods AS done
    ON done.organisation_id = school.organisation_id AND done.metric = 'completed'
    AND done.effective_from < $1 AND done.effective_to >= $1 AND done.recorded_from <= $2 AND done.recorded_to > $2
  WHERE school.kind = 'school' AND school.open AND school.region_id IS NOT NULL ${of}
    AND school.effective_from < $1 AND school.effective_to >= $1
    AND school.recorded_from <= $2 AND school.recorded_to > $2 GROUP BY 1`;

const tableOf = (column: string, of: string): string => `
  WITH counted AS (${countsOf(column, of)})
  SELECT below.organisation_id AS id, below.name, counted.numerator, counted.denominator
  FROM organisation_periods AS below LEFT JOIN counted ON counted.id = below.organisation_id
  WHERE below.kind = 'authority' AND below.parent_id = $3 AND below.open
    AND below.effective_from < $1 AND below.effective_to >= $1 AND below.recorded_from <= $2 AND below.recorded_to > $2
  ORDER BY below.display_order, below.organisation_id`;

interface Counted {
  readonly id: string;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

interface Asked {
  Querystring: { at: string; level: keyof typeof BELOW; dates: string };
}

app.get<Asked>('/completion', async ({ query: { at, level, dates } }) => {
  return { rows: await count(at, level, dates) };
});

app.get<Asked>('/trend', async ({ query: { at, level, dates } }) => {
  const points: number[] = [];
  for (const day of dates.split(','))
    points.push((await count(at, level, day)).reduce((sum, { numerator }) => sum + numerator, 0));
  return { points };
});

async function count(at: string, level: keyof typeof BELOW, day: string): Promise<Counted[]> {
  const end = new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000);
  const of = level === 'province' ? 'AND school.province_id = $3' : '';
  const { rows } = await pool.query<Counted>(tableOf(BELOW[level], of), [end, new Date(), at]);
  return rows.map((row, index) => ({
    seq: index + 1,
    ...row,
    rate: `${((100 * row.numerator) / row.denominator).toFixed(2)}%`,
  }));
}

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
