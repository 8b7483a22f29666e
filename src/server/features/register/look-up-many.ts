import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { lookUpQuestions, lookUpResults } from './schema.ts';

type Questions = z.infer<typeof lookUpQuestions>;
type Results = z.infer<typeof lookUpResults>['results'];
type Query = Results[number]['query'];

export const MOST_QUESTIONS = 1_000;

interface Answer extends RegisterAppRow {
  /** Which question it answers. */
  readonly place: number;
}

/**
 * Every number and package in the order given, in one statement.
 * @throws Failure `too-large` beyond a thousand
 */
export async function lookUpMany(
  db: Reader,
  { numbers = [], packages = [] }: Questions,
): Promise<{ results: Results }> {
  const queries: Query[] = [...numbers.map((number) => ({ number })), ...packages];
  if (queries.length > MOST_QUESTIONS) throw tooMany(queries.length);
  const answers = Map.groupBy(await findAnswers(db, queries), ({ place }) => place);
  const results = queries.map((query, place) => {
    const [app = null, ...others] = (answers.get(place) ?? []).toSorted(inGoodStandingFirst).map(viewApp);
    return { query, found: app !== null, app, others };
  });
  return { results };
}

async function findAnswers(db: Reader, queries: readonly Query[]): Promise<readonly Answer[]> {
  if (queries.length === 0) return [];
  const { rows } = await sql<Answer>`
    SELECT asked.place, ${appColumns} FROM (${numbersOf(queries)} UNION ALL ${packagesOf(queries)}) AS asked
    JOIN register_apps ON register_apps.id = asked.id`.execute(db);
  return rows;
}

function numbersOf(queries: readonly Query[]): RawBuilder<unknown> {
  const asked = queries.flatMap((query, place) =>
    'number' in query ? normaliseFilingNumber(query.number).map((number) => ({ place, number })) : [],
  );
  return sql`SELECT item.place, app.id FROM unnest(${asked.map(({ place }) => place)}::int[],
      ${asked.map(({ number }) => number)}::text[]) AS item(place, number)
    JOIN register_apps AS app ON app.number = item.number`;
}

/** Two versions of a package are one answer. */
function packagesOf(queries: readonly Query[]): RawBuilder<unknown> {
  const asked = queries.flatMap((query, place) => ('number' in query ? [] : [{ place, ...query }]));
  return sql`SELECT DISTINCT item.place, claimed.app_id FROM unnest(${asked.map(({ place }) => place)}::int[],
      ${asked.map(({ platform }) => platform)}::text[], ${asked.map(({ packageId }) => packageId)}::text[])
      AS item(place, platform, package_id)
    JOIN register_packages AS claimed USING (platform, package_id)`;
}

function inGoodStandingFirst(a: Answer, b: Answer): number {
  return Number(a.status !== 'filed') - Number(b.status !== 'filed') || a.id - b.id;
}

function tooMany(count: number): Failure {
  return new Failure('too-large', `一次最多查询 ${MOST_QUESTIONS} 项，本次为 ${count} 项，未作查询。`, {
    remedy: `请每次查询不超过 ${MOST_QUESTIONS} 项，分几次查询；需要全部记录时，请使用开放数据和变化清单。`,
  });
}
