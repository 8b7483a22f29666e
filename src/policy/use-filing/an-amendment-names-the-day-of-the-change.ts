import { instruments, M, NATIONWIDE } from '../articles.ts';
import { dayOfChangeFindings } from '../day-of-change.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const anAmendmentNamesTheDayOfTheChange = defineRule<UseFilingFacts>({
  id: 'use-filing/an-amendment-names-the-day-of-the-change',
  ref: 'UF-7',
  title: '变更备案应当写明变化日期',
  sources: [M(20)],
  ours: '变化日期是计算十个工作日的起点',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: dayOfChangeFindings,
});
