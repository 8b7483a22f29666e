import { instruments, NATIONWIDE, O } from '../articles.ts';
import { defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/personal-data-are-safeguarded';

export const personalDataAreSafeguarded = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-12',
  title: '应当建立覆盖个人信息收集、储存、传输、使用等环节的数据保障机制',
  sources: [O(6)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) =>
    missingFor(id, facts, '收集个人信息的应用应当建立覆盖收集、储存、传输、使用等环节的数据保障机制'),
});
