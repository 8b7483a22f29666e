import { A, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';
import { EXTERNAL_ORIGINS } from './option-lists.ts';
import { APP_STATUSES, actionBetween } from './states.ts';

export const aListChangesAStatusStepByStep = defineRule<ExternalFilingFacts>({
  id: 'register/a-list-changes-a-status-step-by-step',
  ref: 'PF-14',
  title: '名单只能使备案暂停、恢复、撤销或注销；已撤销、已注销的不能由名单恢复',
  sources: [M(24), A(2, 2)],
  ours: '暂停以恢复或撤销终结；更正须逐件说明理由',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing: { status }, known }) => {
    if (known === undefined || known.status === status) return [];
    // Another rule speaks of the platform's own records.
    if (!Object.hasOwn(EXTERNAL_ORIGINS, known.origin)) return [];
    if (actionBetween(known.status, status) !== undefined) return [];
    return [
      {
        field: 'status',
        message: `这条记录现为“${APP_STATUSES[known.status]}”，不能由名单改为“${APP_STATUSES[status]}”。`,
        remedy: '请与来源核对；确属误登或决定已被纠正的，请先在该记录上办理恢复或更正，写明理由和来源。',
      },
    ];
  },
});
