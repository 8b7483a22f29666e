import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { DeclarationFacts } from './facts.ts';

export const aDeclarationOfNoUseIsMadeOnce = defineRule<DeclarationFacts>({
  id: 'use-filing/a-declaration-of-no-use-is-made-once',
  ref: 'UF-8',
  title: '已有无应用声明的单位不需要再次声明',
  sources: [],
  ours: '一个单位只有一份生效的无应用声明',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ existing }) => (existing === undefined ? [] : [EXISTING[existing]]),
});

const EXISTING = {
  declaration: { message: '本单位的无应用声明已经确认，正在生效。', remedy: '无需再次提交。' },
  filing: { message: '本单位已有一份无应用声明正在办理。', remedy: '请等待确认，或者先撤回那一份。' },
} as const;
