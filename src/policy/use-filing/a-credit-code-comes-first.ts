import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const aCreditCodeComesFirst = defineRule<UseFilingFacts>({
  id: 'use-filing/a-credit-code-comes-first',
  ref: 'UF-2',
  title: '有统一社会信用代码证书的，优先以其为单位有效证明',
  sources: [F2(2)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, unit }) =>
    form.unit?.proof?.kind === 'organisation-code' && unit.hasCreditCode
      ? [
          {
            field: 'unit.proof.kind',
            message: '本单位有统一社会信用代码，单位有效证明却选了统一机构代码。',
            remedy: '请改选统一社会信用代码证书，并填写 18 位代码；单位信息有误的，请主管教育行政部门更正。',
          },
        ]
      : [],
});
