import type { Violation } from '../../../policy/rule.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { type Receipt, type ReceiptWords, receiptIn } from '../../cases/receipt.ts';

const WORDS: ReceiptWords = {
  prefix: 'SY',
  next: {
    submitted: '已提交，由主管教育行政部门确认。退回或确认时会收到消息。',
    returned: '已退回，等待备案单位逐项补充后重新提交。',
    confirmed: '已确认，备案信息已公示。',
    withdrawn: '已撤回。需要时可以重新备案。',
    discarded: '草稿已放弃。',
    annulled: '确认已作废，备案单位已收到消息。',
  },
  limit: { submitted: '确认时限' },
};

export function receiptOf(row: CaseRow, warnings: readonly Violation[] = []): Receipt {
  return receiptIn(WORDS, row, warnings);
}
