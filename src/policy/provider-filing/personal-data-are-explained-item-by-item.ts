import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/personal-data-are-explained-item-by-item';

export const personalDataAreExplainedItemByItem = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '收集个人信息应当逐项明示目的、方式和范围',
  sources: [O(6)],
  ours: '逐项填写',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => missingFor(id, facts, '收集使用个人信息应当逐项明示目的、方式和范围'),
});
