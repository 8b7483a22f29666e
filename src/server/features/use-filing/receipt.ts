import type { z } from 'zod';
import { legalDayOf } from '../../../policy/legal-day.ts';
import type { Violation } from '../../../policy/rule.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { caseStateTables } from '../../cases/state-tables.ts';
import type { receipt } from './schema.ts';

const NEXT: Readonly<Record<string, string>> = {
  submitted: '已提交，由主管教育行政部门确认。退回或确认时会收到消息。',
  returned: '已退回，等待备案单位逐项补充后重新提交。',
  confirmed: '已确认，备案信息已公示。',
  withdrawn: '已撤回。需要时可以重新备案。',
  discarded: '草稿已放弃。',
  annulled: '确认已作废，备案单位已收到消息。',
};

/** What a person gets after acting: the receipt number, the state, and what happens next by when. */
export function receiptOf(row: CaseRow, warnings: readonly Violation[] = []): z.infer<typeof receipt> {
  const next = NEXT[row.state] ?? '';
  const due = row.due_on === null ? '' : `确认时限：${row.due_on}（含当日）。`;
  return {
    id: row.id,
    receipt: `SY${String(row.id).padStart(10, '0')}`,
    state: row.state,
    stateTitle: caseStateTables.get(row.kind)?.states[row.state]?.title ?? row.state,
    version: row.version,
    submittedOn: legalDayOf(row.changed_at),
    dueOn: row.due_on,
    next: row.clock_limit !== null && row.due_on === null ? `${next}确认时限：待日历发布。` : `${next}${due}`,
    warnings: warnings.map(({ severity: _, ...warning }) => warning),
  };
}
