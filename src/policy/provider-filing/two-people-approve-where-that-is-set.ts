import { instruments, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import type { VerificationFacts } from './every-item-is-verified-before-approval.ts';

/** What the first and the last approval are judged by. */
export interface ApprovalFacts extends VerificationFacts {
  readonly action: 'review' | 'approve';
  /** The first approval was given and the second is awaited. */
  readonly reviewed: boolean;
  readonly reviewedBySamePerson: boolean;
  /** What the authority has set for the day. */
  readonly secondApproval: boolean;
}

export const twoPeopleApproveWhereThatIsSet = defineRule<ApprovalFacts>({
  id: 'provider-filing/two-people-approve-where-that-is-set',
  ref: 'PF-6',
  title: '设定为两人审核的，初审和复审由不同人员办理',
  sources: [],
  ours: '办法没有规定审核人数，由受理单位设定',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: ({ action, reviewed, reviewedBySamePerson, secondApproval }): Finding[] => {
    if (action === 'review')
      return secondApproval ? [] : [finding('没有设定两人审核，不需要初审。', '请直接准予备案。')];
    if (secondApproval && !reviewed)
      return [finding('已设定两人审核，尚未初审。', '请先由一名人员初审通过，再由另一名人员准予备案。')];
    return reviewed && reviewedBySamePerson
      ? [finding('初审和复审不能由同一人办理。', '请由另一名人员复审。')]
      : [];
  },
});

function finding(message: string, remedy: string): Finding {
  return { message, remedy };
}
