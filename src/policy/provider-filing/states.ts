import { defineStates } from '../states.ts';

/**
 * 提供者备案: first filings, new apps and amendments (M 12–15). Where the authority has set that two people approve, the
 * first approval leads to `reviewed`; a clock abandons what is not supplemented in time (M 13).
 */
export const providerFilingStates = defineStates({
  kind: 'provider-filing',
  title: '提供者备案',
  initial: 'draft',
  states: {
    draft: { title: '草稿', awaits: 'owner' },
    submitted: { title: '核验中', awaits: 'authority' },
    reviewed: { title: '初审通过，待复审', awaits: 'authority' },
    returned: { title: '已退回，待补充', awaits: 'owner' },
    approved: { title: '已备案' },
    abandoned: { title: '视为放弃' },
    withdrawn: { title: '已撤回' },
    discarded: { title: '已放弃' },
  },
  transitions: [
    { action: 'submit', from: ['draft', 'returned'], to: 'submitted', by: 'owner', title: '提交备案' },
    { action: 'discard', from: ['draft'], to: 'discarded', by: 'owner', title: '放弃草稿' },
    {
      action: 'withdraw',
      from: ['submitted', 'reviewed', 'returned'],
      to: 'withdrawn',
      by: 'owner',
      title: '撤回备案',
    },
    { action: 'review', from: ['submitted'], to: 'reviewed', by: 'authority', title: '初审通过' },
    { action: 'return', from: ['submitted', 'reviewed'], to: 'returned', by: 'authority', title: '退回补充' },
    {
      action: 'approve',
      from: ['submitted', 'reviewed'],
      to: 'approved',
      by: 'authority',
      title: '准予备案',
    },
    { action: 'abandon', from: ['returned'], to: 'abandoned', by: 'clock', title: '视为放弃' },
    { action: 'split', from: ['submitted'], to: 'submitted', by: 'authority', title: '拆分应用' },
    { action: 'split-off', from: ['draft'], to: 'returned', by: 'clock', title: '拆分后退回' },
  ],
});
