import { A, instruments, NATIONWIDE, O, P, X } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

/** What a unit requires of everybody is a tool of its teaching or management, whatever scene it names. */
export const requiredUseIsFreeOfCharge = defineRule<UseFilingFacts>({
  id: 'use-filing/required-use-is-free-of-charge',
  ref: 'UF-5',
  title: '要求统一使用的应用不得向学生及家长收取任何费用',
  sources: [O(11), A(3, 2), P(2), X(2, undefined, '第三阶段.2')],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form }) =>
    form.nature === 'required'
      ? CHARGES.filter(({ field }) => form[field] === true).map(({ field, message }) => ({
          field,
          message,
          remedy: '请停止收费并退还已收的费用，由本单位或上级承担；不能停止收费的，不得要求使用。',
        }))
      : [],
});

const CHARGES = [
  { field: 'charges', message: '要求使用的应用向学生或家长收费。' },
  { field: 'disguisedCharges', message: '要求使用的应用变相收费：其功能使用费实际由学生或家长承担。' },
] as const;
