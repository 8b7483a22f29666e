import { instruments, M, NATIONWIDE, O, P } from '../articles.ts';
import type { LegalDay } from '../legal-day.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import { APP_STATUSES, type AppStatus } from './states.ts';

/** A use in force, and what became of the app's filing. */
export interface UseOfAppFacts {
  readonly name: string;
  readonly status: AppStatus;
  readonly statusSince: LegalDay;
  /** The unit stops or replaces it by the end of this day. */
  readonly stopBy: LegalDay;
}

export const anAppWhoseFilingEndedIsStoppedOrReplaced = defineRule<UseOfAppFacts>({
  id: 'register/an-app-whose-filing-ended-is-stopped-or-replaced',
  ref: 'UF-9',
  title: '提供者备案被暂停、撤销或注销的应用，使用单位应限期停用或更换',
  sources: [M(8), M(24), O(16), P(2)],
  ours: '期限由主管部门设定',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ name, status, statusSince, stopBy }, { today }) => {
    if (status === 'filed') return [];
    const late = today > stopBy ? '，期限已过' : '';
    return [
      {
        message: `“${name}”的提供者备案自 ${statusSince} 起${APP_STATUSES[status]}，不得继续选用和推荐使用${late}。`,
        remedy: `请在 ${stopBy}（含当日）前停用或更换，并在平台提交“停用应用”。`,
      },
    ];
  },
});
