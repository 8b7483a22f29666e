import type { LegalDay } from '../../../policy/legal-day.ts';
import { checkAll, onThePlatform, type Rule, type Violation } from '../../../policy/rule.ts';
import { type Defect, defectOf, Failure } from '../../errors.ts';

/** What is wrong with one item of a set; `index` is its place in the set. */
export interface ItemViolation {
  readonly index: number;
  readonly violation: Violation;
}

/** Judges each item of a set by the rules of the tree. */
export function checkEach<Facts>(
  rules: readonly Rule<Facts>[],
  items: readonly Facts[],
  today: LegalDay,
): ItemViolation[] {
  const circumstances = onThePlatform(today);
  return items.flatMap((facts, index) =>
    checkAll(rules, facts, circumstances).violations.map((violation) => ({ index, violation })),
  );
}

/** @throws Failure `rule-violated` naming every violation of every item; the fields of a set of one stand alone */
export function ensureNone(violations: readonly ItemViolation[], size: number): void {
  const [first] = violations;
  if (first === undefined) return;
  const only = violations.length === 1 ? first.violation : undefined;
  throw new Failure(
    'rule-violated',
    only?.message ?? `共有 ${violations.length} 处不符合规定，请一并修改后再提交。`,
    {
      remedy: only?.remedy ?? '逐项修改下列内容，再次提交。',
      ...(only === undefined ? {} : { rule: only.rule, source: only.source }),
      defects: violations.map((item) => (size === 1 ? defectOf(item.violation) : itemDefect(item))),
    },
  );
}

function itemDefect({ index, violation }: ItemViolation) {
  const { field, ...defect } = defectOf(violation);
  return { ...defect, field: field === undefined ? `${index}` : `${index}.${field}` };
}

/** The defects of a failure of {@link ensureNone} by item; undefined for any other failure. */
export function defectsByItem(failure: Failure, size: number): readonly ItemDefect[] | undefined {
  const { defects } = failure.details;
  if (failure.kind !== 'rule-violated' || defects === undefined) return undefined;
  return defects.map((defect) => {
    if (size === 1) return { index: 0, field: defect.field, defect };
    const [, index = '0', field] = /^(\d+)(?:\.(.*))?$/s.exec(defect.field ?? '') ?? [];
    return { index: Number(index), field, defect };
  });
}

export interface ItemDefect {
  readonly index: number;
  readonly field: string | undefined;
  readonly defect: Defect;
}
