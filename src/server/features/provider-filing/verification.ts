import { type Selectable, sql } from 'kysely';
import type { CaseId } from '../../../policy/ids.ts';
import { changedPaths } from '../../../policy/provider-filing/differences.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import {
  type VerificationItem,
  verificationItems,
} from '../../../policy/provider-filing/verification-items.ts';
import { record } from '../../audit/timeline.ts';
import { findRevision } from '../../cases/revisions.ts';
import type { Reader, Tx } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import { Failure } from '../../errors.ts';
import { accountOf, type Occasion } from '../../occasion.ts';
import { filedForm } from './filed-form.ts';
import { bodyOf, ensureMayDecide, type Filing } from './filing.ts';

export interface ItemCheck {
  readonly path: string;
  readonly outcome: 'right' | 'defect';
  readonly note?: string | undefined;
}

/** Stores what was found of items of a filing that is being verified; the last word on each item counts. */
export async function verifyItems(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  checks: readonly ItemCheck[],
): Promise<void> {
  ensureMayDecide(occasion, filing);
  ensureUnderVerification(filing);
  await ensureItems(tx, filing, checks);
  const column = <K extends keyof ItemCheck>(key: K) => checks.map((check) => check[key] ?? null);
  await sql`
    INSERT INTO provider_filing_checks (case_id, revision, path, outcome, note, account_id, checked_at)
    SELECT ${filing.row.id}, ${filing.details.revision}, item.path, item.outcome, item.note,
      ${accountOf(occasion)}::bigint, ${occasion.now}::timestamptz
    FROM unnest(${column('path')}::text[], ${column('outcome')}::text[], ${column('note')}::text[])
      AS item(path, outcome, note)
    ON CONFLICT (case_id, revision, path) DO UPDATE SET outcome = excluded.outcome, note = excluded.note,
      account_id = excluded.account_id, checked_at = excluded.checked_at`.execute(tx);
  await record(tx, occasion, 'case', [
    { streamId: filing.row.id, action: 'verify', body: { ...bodyOf(filing), checks } },
  ]);
}

export function ensureUnderVerification({ row }: Filing): void {
  if (row.state === 'submitted' || row.state === 'reviewed') return;
  throw new Failure('conflict', '这份备案现在不在核验中。', { remedy: '请刷新后核对最新状态。' });
}

async function ensureItems(db: Reader, filing: Filing, checks: readonly ItemCheck[]): Promise<void> {
  const paths = new Set((await itemsOf(db, filing)).map(({ path }) => path));
  const unknown = checks.filter(({ path }) => !paths.has(path));
  if (unknown.length === 0) return;
  throw new Failure('invalid', `有 ${unknown.length} 项不在这份备案的核验事项中。`, {
    remedy: '请刷新后按现有事项核验。',
    defects: unknown.map(({ path }) => ({ field: path, message: `没有核验事项“${path}”。` })),
  });
}

export async function itemsOf(db: Reader, filing: Filing): Promise<readonly VerificationItem[]> {
  return verificationItems(await filedForm(db, filing), filing.purpose);
}

export interface StoredCheck extends ItemCheck {
  /** Null for a program. */
  readonly accountId: number | null;
  readonly checkedAt: Date;
}

/** What was found of the items of the revision that stands to be decided, by path. */
export async function checksOf(db: Reader, filing: Filing): Promise<ReadonlyMap<string, StoredCheck>> {
  const [checks = new Map<string, StoredCheck>()] = await checksOfEach(db, [filing]);
  return checks;
}

/** Likewise of several filings, in their order. */
export async function checksOfEach(
  db: Reader,
  filings: readonly Filing[],
): Promise<ReadonlyMap<string, StoredCheck>[]> {
  const rows = await db
    .selectFrom('provider_filing_checks')
    .selectAll()
    .where('case_id', '=', sql<CaseId>`ANY(${filings.map(({ row }) => row.id)}::bigint[])`)
    .execute();
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return filings.map(({ row, details }) => {
    const own = (byCase.get(row.id) ?? []).filter(({ revision }) => revision === details.revision);
    return new Map(own.map((check) => [check.path, storedCheck(check)]));
  });
}

function storedCheck(row: Selectable<DB['provider_filing_checks']>): StoredCheck {
  return {
    path: row.path,
    outcome: row.outcome as ItemCheck['outcome'],
    note: row.note ?? undefined,
    accountId: row.account_id,
    checkedAt: row.checked_at,
  };
}

/** What was found right in the revision before, or was accepted, stays so where nothing of the item has changed. */
export async function keepVerifiedItems(
  tx: Tx,
  { row, details, purpose }: Filing,
  next: { readonly revision: number; readonly form: ProviderFilingForm },
): Promise<void> {
  if (details.revision === 0) return;
  const before = await findRevision(tx, row.id, details.revision);
  const changed = changedPaths(before?.form ?? {}, next.form);
  const kept = verificationItems(next.form, purpose)
    .filter(({ fields }) => !fields.some((field) => changed.some((path) => isWithin(field, path))))
    .map(({ path }) => path);
  await sql`
    INSERT INTO provider_filing_checks (case_id, revision, path, outcome, note, account_id, checked_at)
    SELECT case_id, ${next.revision}, path, outcome, note, account_id, checked_at FROM provider_filing_checks
    WHERE case_id = ${row.id} AND revision = ${details.revision} AND outcome = 'right'
      AND path = ANY(${kept}::text[])`.execute(tx);
  await sql`
    INSERT INTO provider_filing_findings (case_id, revision, finding, path, outcome, account_id, decided_at)
    SELECT case_id, ${next.revision}, finding, path, outcome, account_id, decided_at FROM provider_filing_findings
    WHERE case_id = ${row.id} AND revision = ${details.revision} AND outcome = 'accepted'
      AND path = ANY(${kept}::text[])`.execute(tx);
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`);
}
