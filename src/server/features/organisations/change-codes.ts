import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../policy/ids.ts';
import { codeRules } from '../../../policy/organisations/rules.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { findStandings, type Standing } from './standing.ts';
import { lockTree } from './timelines.ts';
import { checkEach, ensureNone } from './tree-defects.ts';

/** Codes as they should be; one that is left out stays as it is. */
export interface CodeChange {
  readonly id: OrganisationId;
  readonly schoolCode?: string;
  readonly creditCode?: string;
  readonly regionCode?: string;
}

/** Corrects or supplies codes, all or none. A school code that is there is never changed: it is what a school is known by. */
export async function changeCodes(
  tx: Tx,
  occasion: Occasion,
  requests: readonly CodeChange[],
): Promise<void> {
  await lockTree(tx);
  const standings = await findStandings(
    tx,
    requests.map(({ id }) => id),
  );
  const items = requests.flatMap((request) => {
    const standing = standings.get(request.id);
    return standing === undefined ? [] : [{ request, standing }];
  });
  refuseOtherSchoolCode(items);
  const taken = await takenBy(tx, requests);
  const facts = items.map(({ request, standing }) => ({
    kind: standing.kind,
    schoolCode: request.schoolCode ?? null,
    creditCode: request.creditCode ?? null,
    regionCode: request.regionCode ?? null,
    codesTaken: {
      school: taken.some(({ id, school }) => school === request.schoolCode && id !== request.id),
      region: taken.some(({ id, region }) => region === request.regionCode && id !== request.id),
    },
  }));
  ensureNone(checkEach(codeRules, facts, occasion.today), facts.length);
  await updateCodes(tx, requests);
  await record(
    tx,
    occasion,
    'organisation',
    items.map(({ request: { id, ...to }, standing: { schoolCode, creditCode } }) => ({
      streamId: id,
      action: 'change-codes',
      body: { from: { schoolCode, creditCode }, to },
    })),
  );
}

function refuseOtherSchoolCode(items: readonly { request: CodeChange; standing: Standing }[]): void {
  const wrong = items.filter(
    ({ request, standing }) =>
      request.schoolCode !== undefined && ![null, request.schoolCode].includes(standing.schoolCode),
  );
  if (wrong.length === 0) return;
  throw new Failure(
    'conflict',
    `“${wrong.map(({ standing }) => standing.name).join('”、“')}”已有学校标识码，不能改为另一个。`,
    {
      remedy: '学校标识码是识别学校的依据；是另一所学校的，请另行登记。',
    },
  );
}

interface TakenCode {
  readonly id: OrganisationId;
  readonly school: string | null;
  readonly region: string | null;
}

async function takenBy(tx: Tx, requests: readonly CodeChange[]): Promise<TakenCode[]> {
  const { rows } = await sql<TakenCode>`
    SELECT id, school_code AS school, region_code AS region FROM organisations
    WHERE school_code = ANY(${requests.map(({ schoolCode }) => schoolCode ?? null)}::text[])
      OR region_code = ANY(${requests.map(({ regionCode }) => regionCode ?? null)}::text[])`.execute(tx);
  return rows;
}

async function updateCodes(tx: Tx, requests: readonly CodeChange[]): Promise<void> {
  const column = (key: 'schoolCode' | 'creditCode' | 'regionCode'): RawBuilder<unknown> =>
    sql`${requests.map((request) => request[key] ?? null)}::text[]`;
  await sql`
    UPDATE organisations SET school_code = coalesce(item.school, school_code),
      credit_code = coalesce(item.credit, credit_code), region_code = coalesce(item.region, region_code)
    FROM unnest(${requests.map(({ id }) => id)}::bigint[], ${column('schoolCode')}, ${column('creditCode')},
      ${column('regionCode')}) AS item(id, school, credit, region)
    WHERE organisations.id = item.id`.execute(tx);
}
