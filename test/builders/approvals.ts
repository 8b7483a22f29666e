import { type Kysely, sql } from 'kysely';
import type { CaseId } from '../../src/policy/ids.ts';
import type { DB } from '../../src/server/db/types.generated.ts';

/**
 * What is wrong with approvals of filings of one app each: whatever is only partly there (decision, publication, number,
 * notice, entries), and each gap in the numbers of a province that began at 1.
 */
export async function halfDoneApprovals(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    SELECT format('case %s is %s, with %s entries, %s published, %s entered, %s messages', id, state, decided, published,
      entered, told) AS what
    FROM (
      SELECT cases.id, cases.state, (cases.state = 'approved')::int AS done,
        (SELECT count(*) FROM entries WHERE stream_kind = 'case' AND stream_id = cases.id AND action = 'approve') AS decided,
        (SELECT count(*) FROM register_apps WHERE filing_case_id = cases.id AND number IS NOT NULL) AS published,
        (SELECT count(*) FROM entries JOIN register_apps AS app ON stream_kind = 'register-app' AND stream_id = app.id
          WHERE app.filing_case_id = cases.id AND action = 'publish') AS entered,
        (SELECT count(*) FROM inbox WHERE case_id = cases.id AND title LIKE '%已准予备案') AS told
      FROM cases WHERE kind = 'provider-filing') AS traces
    WHERE (decided, published, entered, told) <> (done, done, done, done)
    UNION ALL
    SELECT format('%s numbers of province %s are taken, the last is %s', count(number), province_code, last_serial)
    FROM filing_number_counters LEFT JOIN register_apps ON number LIKE '教APP备' || province_code || '%'
    GROUP BY province_code, last_serial HAVING count(number) <> last_serial`.execute(db);
  return rows.map(({ what }) => what);
}

/** The serial numbers of what these filings published, in ascending order. */
export async function serialsOf(db: Kysely<DB>, filings: readonly CaseId[]): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    SELECT substr(number, 8, 5)::int AS serial FROM register_apps
    WHERE filing_case_id = ANY(${filings}::bigint[]) ORDER BY serial`.execute(db);
  return rows.map(({ serial }) => serial);
}
