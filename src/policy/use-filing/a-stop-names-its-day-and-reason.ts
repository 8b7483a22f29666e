import { instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseStopFacts } from './facts.ts';

export const aStopNamesItsDayAndReason = defineRule<UseStopFacts>({
  id: 'use-filing/a-stop-names-its-day-and-reason',
  ref: 'UF-7',
  title: '停用应用应当写明停用日期和原因',
  sources: [M(20)],
  ours: '停用是备案信息的变化',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, submittedOn }) => [
    ...(form.stoppedOn === undefined ? [noDay] : []),
    ...(form.stoppedOn !== undefined && form.stoppedOn > submittedOn ? [notYet] : []),
    ...(form.reason === undefined ? [noReason] : []),
    ...(form.reason === 'other' && !form.explanation ? [noExplanation] : []),
  ],
});

const noDay = { field: 'stoppedOn', message: '没有填写停用日期。', remedy: '请填写停止使用的日期。' };

const notYet = {
  field: 'stoppedOn',
  message: '停用日期晚于提交日期。',
  remedy: '请核对停用日期；尚未停用的，请在停用后提交。',
};

const noReason = { field: 'reason', message: '没有选择停用原因。', remedy: '请选择停用原因。' };

const noExplanation = {
  field: 'explanation',
  message: '停用原因选了“其他原因”，但没有说明。',
  remedy: '请说明停用原因。',
};
