import { A, F1, HENAN, instruments, M, NATIONWIDE, O } from '../articles.ts';
import { legalDay } from '../legal-day.ts';
import { type Circumstances, defineRule, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { missingFor } from './missing.ts';

const id = 'provider-filing/icp-and-mlps-filing-come-first';

/** 备案缓冲期 of Henan (A 二.2): its last day. */
export const BUFFER_ENDS = legalDay('2020-01-31');

export const icpAndMlpsFilingComeFirst = defineRule<ProviderFilingFacts>({
  id,
  ref: 'PF-3',
  title: '完成 ICP 备案和网络安全等级保护定级备案后，方可进行提供者备案',
  sources: [M(9), O(4), F1(3), A(2, 2)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts, circumstances) =>
    isInBuffer(circumstances) ? [] : missingFor(id, facts, '应当先完成 ICP 备案和网络安全等级保护定级备案'),
});

function isInBuffer({ today, territories }: Circumstances): boolean {
  return today <= BUFFER_ENDS && territories.includes(HENAN);
}
