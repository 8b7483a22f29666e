import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { itemOf } from '../../../policy/provider-filing/verification-items.ts';
import type { Violation } from '../../../policy/rule.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { accountOf, type Occasion } from '../../occasion.ts';
import { filedForm } from './filed-form.ts';
import { bodyOf, ensureMayDecide, type Filing } from './filing.ts';
import { judge } from './judgement.ts';
import { ensureUnderVerification, verifyItems } from './verification.ts';

/** What an officer makes of a finding: it stands as it is, or the provider has to mend it. */
export type FindingOutcome = 'accepted' | 'to-return';

export interface FindingDecision {
  readonly outcome: FindingOutcome;
  readonly decidedAt: Date;
}

/** Names a finding by what it says: whatever says something else is another one, to be decided anew. */
export function keyOf({ rule, field, message }: Pick<Violation, 'rule' | 'field' | 'message'>): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, field ?? null, message]))
    .digest('hex');
}

/**
 * Accepts a finding of the automatic checks, or marks it for return, whereby its item is found to have a defect.
 * @throws Failure `invalid` for what the checks do not find today
 */
export async function decideFinding(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { key, outcome }: { readonly key: string; readonly outcome: FindingOutcome },
): Promise<void> {
  ensureMayDecide(occasion, filing);
  ensureUnderVerification(filing);
  const finding = await getFinding(tx, occasion, filing, key);
  const path = itemOf(finding.field ?? '');
  await sql`
    INSERT INTO provider_filing_findings (case_id, revision, finding, path, outcome, account_id, decided_at)
    VALUES (${filing.row.id}, ${filing.details.revision}, decode(${key}, 'hex'), ${path}, ${outcome},
      ${accountOf(occasion)}::bigint, ${occasion.now}::timestamptz)
    ON CONFLICT (case_id, revision, finding) DO UPDATE SET outcome = excluded.outcome,
      account_id = excluded.account_id, decided_at = excluded.decided_at`.execute(tx);
  await record(tx, occasion, 'case', [
    {
      streamId: filing.row.id,
      action: outcome === 'accepted' ? 'accept-finding' : 'mark-finding',
      body: { ...bodyOf(filing), rule: finding.rule, field: finding.field ?? null, reason: finding.message },
    },
  ]);
  if (outcome === 'to-return' && path !== '')
    await verifyItems(tx, occasion, filing, [{ path, outcome: 'defect' }]);
}

async function getFinding(db: Reader, occasion: Occasion, filing: Filing, key: string): Promise<Violation> {
  const { violations, warnings } = await judge(db, occasion, filing, await filedForm(db, filing));
  const found = [...violations, ...warnings].find((each) => keyOf(each) === key);
  if (found !== undefined) return found;
  throw new Failure('invalid', '自动检查现在没有这条提示，没有记录。', {
    remedy: '请刷新后按现有提示处理。',
  });
}

/** Of the revision that stands to be decided, by the finding's key. */
export async function decisionsOf(
  db: Reader,
  { row, details }: Filing,
): Promise<Map<string, FindingDecision>> {
  const rows = await db
    .selectFrom('provider_filing_findings')
    .select(['finding', 'outcome', 'decided_at'])
    .where('case_id', '=', row.id)
    .where('revision', '=', details.revision)
    .execute();
  return new Map(
    rows.map(({ finding, outcome, decided_at }) => [
      finding.toString('hex'),
      { outcome: outcome as FindingOutcome, decidedAt: decided_at },
    ]),
  );
}
