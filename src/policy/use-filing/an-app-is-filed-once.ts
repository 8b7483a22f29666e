import { F2, instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';

export const anAppIsFiledOnce = defineRule<UseFilingFacts>({
  id: 'use-filing/an-app-is-filed-once',
  ref: 'UF-1',
  title: '一个应用填一次，同一单位不得重复备案',
  sources: [F2()],
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ existing, purpose }) => {
    if (existing === 'filing') return [underWay];
    return existing === 'use' && purpose === 'first' ? [inForce] : [];
  },
});

const underWay = {
  field: 'app.registerId',
  message: '本单位对这个应用另有一份备案正在办理。',
  remedy: '请先办完或撤回那一份备案，再提交新的。',
};

const inForce = {
  field: 'app.registerId',
  message: '本单位对这个应用的使用者备案已经确认，正在生效。',
  remedy: '信息有变化的，请在原备案上提交变更；不再使用的，请提交停用。',
};
