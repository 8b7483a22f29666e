import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const aSelfDevelopedAppIsUsedByItsOwnUnitOnly = defineRule<UseFilingFacts>({
  id: 'use-filing/a-self-developed-app-is-used-by-its-own-unit-only',
  ref: 'JU-7',
  title: '自研自用的应用不得由其他单位使用',
  sources: [M(21)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ app }) =>
    app?.origin === 'self-developed' && !app.ownedByUnit
      ? [
          {
            field: 'app.registerId',
            message: `“${app.name}”是其他单位的自研自用应用，不对外单位提供服务。`,
            remedy: '请改选已完成提供者备案的应用；确需使用的，由开发单位按提供者备案的程序备案。',
          },
        ]
      : [],
});
