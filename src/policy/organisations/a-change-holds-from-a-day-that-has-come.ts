import { NATIONWIDE } from '../articles.ts';
import type { LegalDay } from '../legal-day.ts';
import { ALWAYS, defineRule, EVERYBODY, type Finding } from '../rule.ts';
import type { EffectFacts } from './facts.ts';

export const aChangeHoldsFromADayThatHasCome = defineRule<EffectFacts>({
  id: 'organisations/a-change-holds-from-a-day-that-has-come',
  ref: 'JU-1',
  title: '机构变动的生效日期不晚于当日，不早于机构设立之日',
  sources: [],
  ours: '变动在生效之后登记，可以补记，不能预记',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ effectiveOn, existsSince }, { today }) => {
    if (effectiveOn > today) return [future(effectiveOn, today)];
    return effectiveOn < existsSince ? [tooEarly(effectiveOn, existsSince)] : [];
  },
});

function future(effectiveOn: LegalDay, today: LegalDay): Finding {
  return {
    field: 'effectiveOn',
    message: `生效日期 ${effectiveOn} 晚于今天（${today}）。`,
    remedy: '请在生效当日或之后登记；填写不晚于今天的日期。',
  };
}

function tooEarly(effectiveOn: LegalDay, existsSince: LegalDay): Finding {
  return {
    field: 'effectiveOn',
    message: `生效日期 ${effectiveOn} 早于机构在平台上的设立日期 ${existsSince}。`,
    remedy: `请填写 ${existsSince} 或之后的日期。`,
  };
}
