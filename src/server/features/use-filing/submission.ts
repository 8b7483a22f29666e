import type { OrganisationId } from '../../../policy/ids.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { dueDays } from '../../calendar/clocks.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { MovedCase } from '../../cases/case-row.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import type { Tx } from '../../db/database.ts';
import { type Defect, defectOf, ensureKept, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { bodyOf, ensureEditable, ensureMayFile, type Filing } from './filing.ts';
import { duplicatesWithin, type Judgement, judge } from './judgement.ts';
import { purposes } from './purposes.ts';
import { submitRevisions } from './revisions.ts';

const LIMIT = 'use-confirmation';

/**
 * Submits drafts or returned filings of one purpose, all or none. The rules in force that day judge them; the clock of
 * the authority starts. Warnings come back with the receipt.
 * @throws Failure `rule-violated` with every violation of every filing at once
 */
export async function submitFilings(
  tx: Tx,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<{ readonly moved: readonly MovedCase[]; readonly warnings: readonly Verdict['warnings'][] }> {
  const [first] = filings;
  if (first === undefined) return { moved: [], warnings: [] };
  for (const filing of filings) {
    ensureMayFile(occasion, filing);
    ensureEditable(filing);
  }
  await lockOwners(
    tx,
    filings.map(({ row }) => row.owner_id),
  );
  const judgements = await judge(tx, occasion, filings);
  ensureAllKept(judgements);
  const revisions = await submitRevisions(tx, occasion, filings);
  const clocks = await startClocks(tx, occasion, filings);
  const moved = await advance(tx, occasion, purposes[first.purpose].table, {
    action: 'submit',
    moves: revisions.map(({ filing, ...stored }, index) => ({
      row: filing.row,
      title: judgements[index]?.title ?? filing.row.title,
      body: { ...bodyOf(filing, stored.appId), ...stored.attested },
      ...clockOf(clocks, filing),
    })),
  });
  return { moved, warnings: judgements.map(({ verdict }) => verdict.warnings) };
}

function ensureAllKept(judgements: readonly Judgement[]): void {
  const [only] = judgements;
  if (judgements.length === 1 && only !== undefined) return ensureKept(only.verdict);
  const twice = duplicatesWithin(judgements.map(({ filing }) => filing));
  const defects = judgements.flatMap(({ filing, verdict }): Defect[] => [
    ...verdict.violations.map((violation) => within(filing, defectOf(violation))),
    ...(twice.has(filing) ? [within(filing, { message: '同一批中对同一应用有两份备案。' })] : []),
  ]);
  if (defects.length === 0) return;
  throw new Failure('rule-violated', `共有 ${defects.length} 处不符合规定，整批均未提交。`, {
    remedy: '请逐项修改后重新提交。',
    defects,
  });
}

function within({ row }: Filing, defect: Defect): Defect {
  return {
    ...defect,
    field: [`cases.${row.id}`, ...(defect.field === undefined ? [] : [defect.field])].join('.'),
  };
}

/** One clock for each authority: all start today. */
async function startClocks(
  tx: Tx,
  { today }: Occasion,
  filings: readonly Filing[],
): Promise<Map<OrganisationId, StartedClock>> {
  const authorities = [...new Set(filings.map(({ row }) => row.authority_id))];
  const due = await dueDays(
    tx,
    authorities.map((authorityId) => ({ limit: LIMIT, startedOn: today, authorityId })),
  );
  return new Map(
    authorities.map((authorityId, index) => [
      authorityId,
      { limit: LIMIT, startedOn: today, dueOn: due[index] ?? null },
    ]),
  );
}

function clockOf(
  clocks: ReadonlyMap<OrganisationId, StartedClock>,
  { row }: Filing,
): { clock?: StartedClock } {
  const clock = clocks.get(row.authority_id);
  return clock === undefined ? {} : { clock };
}
