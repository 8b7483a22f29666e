import type { CaseId, OrganisationId } from '../../../policy/ids.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { dueDays } from '../../calendar/clocks.ts';
import { advance, type StartedClock } from '../../cases/advance.ts';
import type { Acting } from '../../cases/case-action.ts';
import type { CaseRow, MovedCase } from '../../cases/case-row.ts';
import { lockOwners } from '../../cases/lock-owners.ts';
import type { Tx } from '../../db/database.ts';
import { type Defect, defectOf, ensureKept, Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { bodyOf, ensureEditable, ensureMayFile, type Filing, isEditable, isFiler } from './filing.ts';
import { duplicatesWithin, type Judgement, judge } from './judgement.ts';
import { purposes } from './purposes.ts';
import { submitRevisions } from './revisions.ts';

const LIMIT = 'use-confirmation';

/** A case after its submission, and what the rules advise about it. */
export interface Submitted {
  readonly row: CaseRow;
  readonly warnings: Verdict['warnings'];
}

/**
 * Submits drafts or returned filings, all or none. The rules in force that day judge them; the clock of the authority
 * starts. Warnings come back with the receipt.
 * @throws Failure `rule-violated` with every violation of every filing at once
 */
export async function submitFilings(
  tx: Tx,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<Submitted[]> {
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
  return store(
    tx,
    occasion,
    judgements.map((judgement) => ({ ...judgement, by: occasion })),
  );
}

/** Likewise what several submit at once, as far as it may be submitted as it stands. The owners are locked. */
export async function submitTogether(
  tx: Tx,
  occasion: Occasion,
  acting: readonly Acting<Filing>[],
): Promise<Map<Acting<Filing>, Submitted>> {
  const able = acting.filter(({ occasion: own, item }) => isFiler(own, item) && isEditable(item));
  const judgements = await judge(
    tx,
    occasion,
    able.map(({ item }) => item),
  );
  const kept = able.flatMap((each, index) => {
    const judgement = judgements[index];
    return judgement === undefined || judgement.verdict.violations.length > 0 ? [] : [{ each, judgement }];
  });
  const submitted = await store(
    tx,
    occasion,
    kept.map(({ each, judgement }) => ({ ...judgement, by: each.occasion })),
  );
  return new Map(
    submitted.flatMap((done, index) => {
      const each = kept[index]?.each;
      return each === undefined ? [] : [[each, done] as const];
    }),
  );
}

interface Judged extends Judgement {
  readonly by: Occasion;
}

/** Stores what was found to be in order, and moves the cases. */
async function store(tx: Tx, occasion: Occasion, judged: readonly Judged[]): Promise<Submitted[]> {
  if (judged.length === 0) return [];
  const filings = judged.map(({ filing }) => filing);
  const revisions = await submitRevisions(tx, occasion, filings);
  const clocks = await startClocks(tx, occasion, filings);
  const submissions = revisions.map(({ filing, appId, attested }, index) => ({
    table: purposes[filing.purpose].table,
    move: {
      row: filing.row,
      title: judged[index]?.title ?? filing.row.title,
      actorName: judged[index]?.by.actorName ?? occasion.actorName,
      body: { ...bodyOf(filing, appId), ...attested },
      ...clockOf(clocks, filing),
    },
  }));
  const moved = new Map<CaseId, MovedCase>();
  for (const [table, alike] of Map.groupBy(submissions, (submission) => submission.table)) {
    const moves = alike.map(({ move }) => move);
    for (const each of await advance(tx, occasion, table, { action: 'submit', moves }))
      moved.set(each.row.id, each);
  }
  return judged.map(({ filing, verdict }) => ({
    row: moved.get(filing.row.id)?.row ?? filing.row,
    warnings: verdict.warnings,
  }));
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
