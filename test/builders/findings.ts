import { type Circumstances, checkAll, type Rule, type Violation } from '../../src/policy/rule.ts';
import { circumstances } from './use-filing.ts';

/** Everything that one rule reports, there and then; nothing if it does not bind. */
export function findings<Facts>(
  rule: Rule<Facts>,
  facts: Facts,
  at: Partial<Circumstances> = {},
): readonly Violation[] {
  const { violations, warnings } = checkAll([rule], facts, circumstances(at));
  return [...violations, ...warnings];
}

/** The fields that one rule finds fault with. */
export function fieldsFound<Facts>(
  rule: Rule<Facts>,
  facts: Facts,
  at: Partial<Circumstances> = {},
): string[] {
  return findings(rule, facts, at).map(({ field }) => field ?? '(whole form)');
}
