import { sql } from 'kysely';
import type { z } from 'zod';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { type RegisterAppView, viewApp } from './app-view.ts';
import { appColumns, type RegisterAppRow } from './apps.ts';
import type { lookUpQuestions, lookUpResults } from './schema.ts';

type Questions = z.infer<typeof lookUpQuestions>;
type Results = z.infer<typeof lookUpResults>['results'];
type AskedPackage = NonNullable<Questions['packages']>[number];

export const MOST_QUESTIONS = 1_000;

/**
 * Every number and package in the order given.
 * @throws Failure `too-large` beyond a thousand
 */
export async function lookUpMany(
  { db, published }: Services,
  { numbers = [], packages = [] }: Questions,
): Promise<{ results: Results }> {
  const count = numbers.length + packages.length;
  if (count > MOST_QUESTIONS) throw tooMany(count);
  const meant = numbers.map(normaliseFilingNumber);
  const byNumber = await published.recallMany([...new Set(meant.flat())], 'number', (unknown) =>
    findByNumbers(db, unknown),
  );
  const byPackage = await findByPackages(db, packages);
  return {
    results: [
      ...numbers.map((number, place) =>
        answer(
          { number },
          (meant[place] ?? []).flatMap((each) => byNumber.get(each) ?? []),
        ),
      ),
      ...packages.map((asked, place) => answer(asked, byPackage.get(place) ?? [])),
    ],
  };
}

function answer(query: Results[number]['query'], apps: readonly RegisterAppView[]): Results[number] {
  const [app = null, ...others] = apps.length < 2 ? apps : apps.toSorted(inGoodStandingFirst);
  return { query, found: app !== null, app, others };
}

async function findByNumbers(
  db: Reader,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, RegisterAppView>> {
  const { rows } = await sql<RegisterAppRow & { number: string }>`
    SELECT ${appColumns} FROM register_apps WHERE number = ANY(${numbers}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.number, viewApp(row)]));
}

/** By place in the question. Two versions of a package are one answer. */
async function findByPackages(
  db: Reader,
  asked: readonly AskedPackage[],
): Promise<ReadonlyMap<number, readonly RegisterAppView[]>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<RegisterAppRow & { place: number }>`
    SELECT claimed.place, ${appColumns}
    FROM (SELECT DISTINCT item.place - 1 AS place, app_id
      FROM unnest(${asked.map(({ platform }) => platform)}::text[], ${asked.map(({ packageId }) => packageId)}::text[])
        WITH ORDINALITY AS item(platform, package_id, place)
      JOIN register_packages USING (platform, package_id)) AS claimed
    JOIN register_apps ON register_apps.id = claimed.app_id`.execute(db);
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return new Map([...byPlace].map(([place, found]) => [place, found.map((row) => viewApp(row))]));
}

function inGoodStandingFirst(a: RegisterAppView, b: RegisterAppView): number {
  return Number(a.status !== 'filed') - Number(b.status !== 'filed') || a.id - b.id;
}

function tooMany(count: number): Failure {
  return new Failure('too-large', `一次最多查询 ${MOST_QUESTIONS} 项，本次为 ${count} 项，未作查询。`, {
    remedy: `请每次查询不超过 ${MOST_QUESTIONS} 项，分几次查询；需要全部记录时，请使用开放数据和变化清单。`,
  });
}
