import { A, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule } from '../rule.ts';
import { findTransition } from '../states.ts';
import type { StatusChangeFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';
import { APP_STATUSES, registerAppStates } from './states.ts';

export const aStatusChangesAsTheTableAllows = defineRule<StatusChangeFacts>({
  id: 'register/a-status-changes-as-the-table-allows',
  ref: 'PF-14',
  title: '已备案的可以暂停、撤销、注销，暂停的以恢复或撤销终结',
  sources: [M(24), A(2, 2)],
  ours: '暂停、恢复、注销和更正',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ name, status, action }) => {
    if (findTransition(registerAppStates, action, status) !== undefined) return [];
    const transition = registerAppStates.transitions.find((candidate) => candidate.action === action);
    const from = transition?.from.map((state) => `“${APP_STATUSES[state]}”`).join('或') ?? '';
    return [
      {
        field: 'action',
        message: `“${name}”现为“${APP_STATUSES[status]}”，不能${transition?.title ?? action}。`,
        remedy: `只有${from}的记录可以${transition?.title ?? action}；请核对记录后重试。`,
      },
    ];
  },
});
