import { A, instruments, NATIONWIDE, O, P } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import { declaredAnswers } from './declared-answers.ts';
import type { UseFilingFacts } from './facts.ts';

export const requiredUseShowsNoCommercialAdvertisements = defineRule<UseFilingFacts>({
  id: 'use-filing/required-use-shows-no-commercial-advertisements',
  ref: 'UF-5',
  title: '要求统一使用的应用不得植入商业广告',
  sources: [O(11), A(3, 2), P(2)],
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, app }) => {
    if (form.nature !== 'required') return [];
    if (form.advertisements === true)
      return [{ field: 'advertisements', message: '要求使用的应用植入了商业广告。', remedy }];
    const declared = declaredAnswers({ form, app });
    if (declared?.declaredAdvertisements !== true) return [];
    const message = `提供者在备案中申报“${declared.name}”含有广告，不得要求使用。`;
    return [{ field: 'advertisements', message, remedy }];
  },
});

const remedy = '请提供者去除商业广告并变更备案后再提交，或者改选其他应用；不能去除的，不得要求使用。';
