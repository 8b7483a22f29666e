import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { findFilingNumberFault } from './filing-number-fault.ts';
import { KEEPERS } from './keepers.ts';

export const aFilingNumberHasItsForm = defineRule<ExternalFilingFacts>({
  id: 'register/a-filing-number-has-its-form',
  ref: 'PF-7',
  title: '备案号应当符合格式，录入时不作更正',
  sources: [M(14)],
  ours: '格式取自已公布的备案号',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing: { number } }) => {
    const fault = number === null ? undefined : findFilingNumberFault(number);
    return fault === undefined ? [] : [fault];
  },
});
