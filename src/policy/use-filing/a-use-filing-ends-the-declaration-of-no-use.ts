import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const aUseFilingEndsTheDeclarationOfNoUse = defineRule<UseFilingFacts>({
  id: 'use-filing/a-use-filing-ends-the-declaration-of-no-use',
  ref: 'UF-8',
  title: '使用者备案确认后，无应用声明失效',
  sources: [],
  ours: '无应用声明在使用者备案确认时失效',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'warning',
  check: ({ declarationInForce }) =>
    declarationInForce
      ? [
          {
            message: '本单位现有生效的无应用声明，这份备案一经确认，声明即失效。',
            remedy: '情况已有变化的，无需另外办理；误填的，请撤回这份备案。',
          },
        ]
      : [],
});
