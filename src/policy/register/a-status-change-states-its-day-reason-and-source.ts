import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { StatusChangeFacts } from './facts.ts';
import { KEEPERS } from './keepers.ts';

export const aStatusChangeStatesItsDayReasonAndSource = defineRule<StatusChangeFacts>({
  id: 'register/a-status-change-states-its-day-reason-and-source',
  ref: 'PF-14',
  title: '备案状态的每次变化都要写明日期、理由和来源',
  sources: [],
  ours: '使用单位和公众要能知道何时、为何、依据什么',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: KEEPERS,
  severity: 'violation',
  check: ({ effectiveOn, statusSince, reason, source }, { today }) => [
    ...(effectiveOn > today ? [ahead(effectiveOn)] : []),
    ...(effectiveOn < statusSince ? [beforeTheLast(effectiveOn, statusSince)] : []),
    ...(reason === '' ? [missing('reason', '理由')] : []),
    ...(source === '' ? [missing('source', '来源')] : []),
  ],
});

function ahead(day: string): Finding {
  return { field: 'effectiveOn', message: `${day} 还没有到。`, remedy: '请填写当天或以前的日期。' };
}

function beforeTheLast(day: string, last: string): Finding {
  return {
    field: 'effectiveOn',
    message: `${day} 早于上一次状态变化的日期 ${last}。`,
    remedy: '请核对日期，状态变化应按先后登记。',
  };
}

function missing(field: string, label: string): Finding {
  return {
    field,
    message: `没有填写${label}。`,
    remedy: '请写明决定的内容和文件、公告的名称；内容将公布，并通知使用单位。',
  };
}
