import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';
import { EXTERNAL_ORIGINS } from './option-lists.ts';

export const aRecordWithoutANumberComesFromAPlatformOperator = defineRule<ExternalFilingFacts>({
  id: 'register/a-record-without-a-number-comes-from-a-platform-operator',
  ref: 'JU-5',
  title: '只有平台方共享的备案信息可以没有备案号',
  sources: [M(10), M(14)],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing: { number, origin } }) => {
    if (number !== null || origin === 'platform-operator') return [];
    return [
      {
        field: 'number',
        message: `没有填写备案号；来源为“${EXTERNAL_ORIGINS[origin]}”的记录应有备案号。`,
        remedy: '请补填备案号；由平台方统一提交的小程序、企业号等，来源请填“平台方”。',
      },
    ];
  },
});
