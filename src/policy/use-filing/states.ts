import { defineStates } from '../states.ts';

/** 使用者备案: first filings and amendments (M 18–20). */
export const useFilingStates = submissionStates('use-filing', '使用者备案', '备案');

/** 停用应用: a use comes to its end (M 20). */
export const useStopStates = submissionStates('use-stop', '停用应用', '停用');

/** 无应用声明: counts as a filing once confirmed. */
export const noUseDeclarationStates = submissionStates('no-use-declaration', '无应用声明', '声明');

/** The published record that confirmed filings lead to. */
export const recordStates = defineStates({
  kind: 'use-record',
  title: '使用记录',
  initial: 'in-use',
  states: {
    'in-use': { title: '使用中' },
    flagged: { title: '须停用或更换', awaits: 'owner' },
    stopped: { title: '已停用' },
  },
  transitions: [
    { action: 'flag', from: ['in-use'], to: 'flagged', by: 'clock', title: '标记须停用或更换' },
    { action: 'unflag', from: ['flagged'], to: 'in-use', by: 'clock', title: '解除标记' },
    { action: 'stop', from: ['in-use', 'flagged'], to: 'stopped', by: 'owner', title: '停用应用' },
    { action: 'annul', from: ['in-use', 'flagged'], to: 'stopped', by: 'authority', title: '作废记录' },
  ],
});

/** What a using unit submits and the authority above it confirms; `noun` ends each action's title. */
function submissionStates<const Kind extends string>(kind: Kind, title: string, noun: string) {
  return defineStates({
    kind,
    title,
    initial: 'draft',
    states: {
      draft: { title: '草稿', awaits: 'owner' },
      submitted: { title: '待确认', awaits: 'authority' },
      returned: { title: '已退回', awaits: 'owner' },
      confirmed: { title: '已确认' },
      withdrawn: { title: '已撤回' },
      discarded: { title: '已放弃' },
      annulled: { title: '已作废' },
    },
    transitions: [
      { action: 'submit', from: ['draft', 'returned'], to: 'submitted', by: 'owner', title: `提交${noun}` },
      { action: 'discard', from: ['draft'], to: 'discarded', by: 'owner', title: '放弃草稿' },
      {
        action: 'withdraw',
        from: ['submitted', 'returned'],
        to: 'withdrawn',
        by: 'owner',
        title: `撤回${noun}`,
      },
      { action: 'return', from: ['submitted'], to: 'returned', by: 'authority', title: '退回补充' },
      { action: 'confirm', from: ['submitted'], to: 'confirmed', by: 'authority', title: `确认${noun}` },
      { action: 'annul', from: ['confirmed'], to: 'annulled', by: 'authority', title: '作废确认' },
    ],
  });
}
