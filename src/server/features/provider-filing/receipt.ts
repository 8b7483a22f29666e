import type { Violation } from '../../../policy/rule.ts';
import type { CaseRow } from '../../cases/case-row.ts';
import { type Receipt, type ReceiptWords, receiptIn } from '../../cases/receipt.ts';

const WORDS: ReceiptWords = {
  prefix: 'TG',
  next: {
    submitted: '已提交，由省级教育行政部门核验。需要补充或准予备案时会收到消息。',
    reviewed: '初审已通过，由另一名人员复审。',
    returned: '已退回，等待备案单位逐项补充后重新提交；逾期未补充的，视为放弃备案。',
    approved: '已准予备案并公布。请在应用的显著位置公示备案信息。',
    withdrawn: '已撤回。需要时可以重新备案。',
    discarded: '草稿已放弃。',
    abandoned: '逾期未补充，视为放弃。可以重新备案。',
  },
  limit: { submitted: '核验时限', reviewed: '核验时限', returned: '补充期限' },
};

export function receiptOf(row: CaseRow, warnings: readonly Violation[] = []): Receipt {
  return receiptIn(WORDS, row, warnings);
}
