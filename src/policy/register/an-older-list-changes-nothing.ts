import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';
import { APP_STATUSES } from './states.ts';

export const anOlderListChangesNothing = defineRule<ExternalFilingFacts>({
  id: 'register/an-older-list-changes-nothing',
  ref: 'PF-14',
  title: '较早的名单不得覆盖较新的记录',
  sources: [],
  ours: '以较新的核对和较新的状态变化为准',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing, known }): readonly Finding[] => {
    if (known === undefined) return [];
    const isOverriding = filing.status !== known.status && filing.statusSince < known.statusSince;
    const state = `${known.statusSince} 起“${APP_STATUSES[known.status]}”`;
    return [
      ...(filing.checkedOn < known.checkedOn
        ? [
            {
              field: 'checkedOn',
              message: `这条记录已于 ${known.checkedOn} 核对过，名单的核对日期 ${filing.checkedOn} 更早。`,
              remedy: '请使用较新的名单，或重新核对后填写新的核对日期。',
            },
          ]
        : []),
      ...(isOverriding
        ? [
            {
              field: 'statusSince',
              message: `这条记录自 ${state}，名单上的状态日期 ${filing.statusSince} 更早。`,
              remedy: '请与来源核对最新状态和日期。',
            },
          ]
        : []),
    ];
  },
});
