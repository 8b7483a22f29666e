import { A, instruments, M, NATIONWIDE, P, X } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const anAppWithoutACompletedFilingIsNeitherSelectedNorRecommended = defineRule<
  Pick<UseFilingFacts, 'app'>
>({
  id: 'use-filing/an-app-without-a-completed-filing-is-neither-selected-nor-recommended',
  ref: 'UF-11',
  title: '未完成备案的应用不得选用，也不得推荐使用',
  sources: [M(8), A(3, 2), P(2), X(2, undefined, '第三阶段.2')],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ app }) => {
    if (app === undefined || app.status === 'filed') return [];
    const { happened, remedy } = ENDED[app.status];
    return [
      {
        field: 'app.registerId',
        message: `“${app.name}”的提供者备案已于 ${app.statusSince} ${happened}，不得选用，也不得推荐使用。`,
        remedy,
      },
    ];
  },
});

const ENDED = {
  suspended: {
    happened: '暂停',
    remedy: '请在恢复备案后再提交，或者改选已完成备案的应用；正在使用的，请停用或更换。',
  },
  revoked: { happened: '被撤销', remedy: '请改选已完成备案的应用；正在使用的，请停用。' },
  withdrawn: { happened: '由提供者注销', remedy: '请改选已完成备案的应用；正在使用的，请停用或更换。' },
} as const;
