import { instruments, X, XINYANG } from '../articles.ts';
import { type Addressee, defineRule } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

/** Education bureaus, primary and secondary schools, kindergartens. */
const ADDRESSEES: readonly Addressee[] = ['authority', 'school:primary-secondary', 'school:kindergarten'];

export const disguisedRequiredUseIsFreeOfCharge = defineRule<UseFilingFacts>({
  id: 'use-filing/disguised-required-use-is-free-of-charge',
  ref: 'UF-5',
  title: '变相要求统一使用（含作为评价工具）的应用，不得收费或变相收费',
  sources: [X(2, 1, '第二阶段'), X(2, 2, '第二阶段')],
  from: instruments.X.from,
  territory: XINYANG,
  addressees: ADDRESSEES,
  severity: 'violation',
  check: ({ form }) => {
    const disguised =
      form.nature === 'recommended' && (form.tiedToTeaching === true || form.tiedToMarks === true);
    const field = CHARGES.find((answer) => form[answer] === true);
    if (!disguised || field === undefined) return [];
    return [
      {
        field,
        message: '应用名为推荐使用，却与教学、管理或评价挂钩，属变相要求统一使用，又收费或变相收费。',
        remedy: '请同时停止挂钩和收费；这样的应用属清理重点。',
      },
    ];
  },
});

const CHARGES = ['charges', 'disguisedCharges'] as const;
