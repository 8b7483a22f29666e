import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';
import { APP_ORIGINS, EXTERNAL_ORIGINS } from './option-lists.ts';

export const aListLeavesThePlatformsOwnRecordsAlone = defineRule<ExternalFilingFacts>({
  id: 'register/a-list-leaves-the-platforms-own-records-alone',
  ref: 'DX-5',
  title: '外部名单不得改动本平台自己办理的备案记录',
  sources: [],
  ours: '本平台办理的记录以本平台的办理结果为准',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ known }) => {
    if (known === undefined || Object.hasOwn(EXTERNAL_ORIGINS, known.origin)) return [];
    return [
      {
        field: 'number',
        message: `这个备案号是本平台自己的记录（${APP_ORIGINS[known.origin]}），不能由名单改动。`,
        remedy: '请从名单中删除这一行；记录有误的，请在本平台办理变更。',
      },
    ];
  },
});
