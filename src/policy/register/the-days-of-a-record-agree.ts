import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { ExternalFilingFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';

export const theDaysOfARecordAgree = defineRule<ExternalFilingFacts>({
  id: 'register/the-days-of-a-record-agree',
  ref: 'PF-14',
  title: '备案、状态变化、核对的日期应当先后相符，且不晚于当天',
  sources: [],
  ours: '每次状态变化都应有日期',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ filing: { filedOn, statusSince, checkedOn } }, { today }) => [
    ...(statusSince > today ? [ahead('statusSince', '状态日期', statusSince)] : []),
    ...(checkedOn > today ? [ahead('checkedOn', '核对日期', checkedOn)] : []),
    ...(filedOn !== undefined && filedOn > statusSince ? [filedLater(filedOn, statusSince)] : []),
    ...(statusSince <= today && checkedOn < statusSince ? [checkedBefore(checkedOn, statusSince)] : []),
  ],
});

function ahead(field: string, label: string, day: string): Finding {
  return { field, message: `${label} ${day} 还没有到。`, remedy: '请核对日期。' };
}

function filedLater(filedOn: string, statusSince: string): Finding {
  return {
    field: 'filedOn',
    message: `备案日期 ${filedOn} 晚于状态日期 ${statusSince}。`,
    remedy: '请核对两个日期；已备案且状态没有变化过的，两者相同。',
  };
}

function checkedBefore(checkedOn: string, statusSince: string): Finding {
  return {
    field: 'checkedOn',
    message: `核对日期 ${checkedOn} 早于状态日期 ${statusSince}，核对时这个状态还没有发生。`,
    remedy: '请核对两个日期。',
  };
}
