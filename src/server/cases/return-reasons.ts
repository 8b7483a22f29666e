import { sql } from 'kysely';
import type { CaseId } from '../../policy/ids.ts';
import type { Reader, Tx } from '../db/database.ts';

/** One thing that is wrong with a filing, in the authority's words. */
export interface ReturnReason {
  readonly field?: string | undefined;
  readonly reason: string;
}

export interface ReturnedRevision {
  readonly caseId: CaseId;
  readonly revision: number;
  readonly reasons: readonly ReturnReason[];
}

export async function storeReturnReasons(tx: Tx, returns: readonly ReturnedRevision[]): Promise<void> {
  const rows = returns.flatMap(({ caseId, revision, reasons }) =>
    reasons.map(({ field, reason }, index) => ({
      caseId,
      revision,
      seq: index + 1,
      field: field ?? null,
      reason,
    })),
  );
  const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((item) => item[key]);
  await sql`
    INSERT INTO case_return_reasons (case_id, revision, seq, field, reason)
    SELECT * FROM unnest(${column('caseId')}::bigint[], ${column('revision')}::int[], ${column('seq')}::int[],
      ${column('field')}::text[], ${column('reason')}::text[])`.execute(tx);
}

export interface StoredReturnReason {
  readonly revision: number;
  readonly field: string | null;
  readonly reason: string;
}

/** Every reason for which the case was ever returned, in order. */
export async function readReturnReasons(db: Reader, caseId: CaseId): Promise<StoredReturnReason[]> {
  const { rows } = await sql<StoredReturnReason>`
    SELECT revision, field, reason FROM case_return_reasons WHERE case_id = ${caseId} ORDER BY revision, seq`.execute(
    db,
  );
  return rows;
}

/** 1. … 2. … as a message to the owner lists them. */
export function numbered(reasons: readonly ReturnReason[]): string {
  return reasons.map(({ reason }, index) => `${index + 1}. ${reason}`).join('\n');
}
