import { A, instruments, NATIONWIDE, O, P, X } from '../articles.ts';
import type { LegalDay } from '../legal-day.ts';
import { defineRule, USING_UNITS } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { isFilledIn } from './fields.ts';

export const aCollectiveDecisionIsRecorded = defineRule<UseFilingFacts>({
  id: 'use-filing/a-collective-decision-is-recorded',
  ref: 'UF-10',
  title: '集体决策应当记明日期、机构、参加人并附会议纪要',
  sources: [O(10), A(3, 2), P(2), X(2, undefined, '第三阶段.2')],
  ours: '备案中记明谁在何时决策、谁参加，并附纪要',
  from: instruments.O.from,
  territory: NATIONWIDE,
  addressees: USING_UNITS,
  severity: 'violation',
  check: ({ form, submittedOn }) => {
    if (form.collectiveDecision !== true) return [];
    const missing = PARTICULARS.filter(({ path }) => !isFilledIn(form, path)).map(({ path, label }) => ({
      field: path,
      message: `填写了有集体决策，但缺少“${label}”。`,
      remedy: `请补充“${label}”。`,
    }));
    const date = form.decision?.date;
    return date !== undefined && date > submittedOn ? [...missing, decidedLater(date, submittedOn)] : missing;
  },
});

const PARTICULARS = [
  { path: 'decision.date', label: '决策日期' },
  { path: 'decision.body', label: '决策机构' },
  { path: 'decision.attendees', label: '参加人' },
  { path: 'decision.minutes', label: '会议纪要' },
] as const;

function decidedLater(date: LegalDay, submittedOn: LegalDay) {
  return {
    field: 'decision.date',
    message: `决策日期 ${date} 晚于提交日期 ${submittedOn}，应当先决策、后备案。`,
    remedy: '请核对决策日期；尚未决策的，请在决策后再提交。',
  };
}
