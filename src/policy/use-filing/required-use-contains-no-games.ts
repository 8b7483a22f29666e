import { A, instruments, NATIONWIDE, O, P } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import { declaredAnswers } from './declared-answers.ts';
import type { UseFilingFacts } from './facts.ts';

export const requiredUseContainsNoGames = defineRule<UseFilingFacts>({
  id: 'use-filing/required-use-contains-no-games',
  ref: 'UF-5',
  title: '要求统一使用的应用不得植入游戏',
  sources: [O(11), A(3, 2), P(2)],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, app }) => {
    if (form.nature !== 'required') return [];
    if (form.games === true) return [{ field: 'games', message: '要求使用的应用植入了游戏。', remedy }];
    const declared = declaredAnswers({ form, app });
    if (declared?.declaredGames !== true) return [];
    const message = `提供者在备案中申报“${declared.name}”含有游戏，不得要求使用。`;
    return [{ field: 'games', message, remedy }];
  },
});

const remedy = '请提供者去除游戏并变更备案后再提交，或者改选其他应用；不能去除的，不得要求使用。';
