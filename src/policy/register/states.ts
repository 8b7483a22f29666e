import { defineStates } from '../states.ts';

/**
 * 备案记录: a published record of an app (PF-14). A suspension ends by restoring or revoking. What was revoked or
 * withdrawn is over; only a decision that was overturned or a record that was entered wrongly is reinstated (ours).
 */
export const registerAppStates = defineStates({
  kind: 'register-app',
  title: '备案记录',
  initial: 'filed',
  states: {
    filed: { title: '已备案' },
    suspended: { title: '已暂停', awaits: 'authority' },
    revoked: { title: '已撤销' },
    withdrawn: { title: '已注销' },
  },
  transitions: [
    { action: 'suspend', from: ['filed'], to: 'suspended', by: 'authority', title: '暂停备案' },
    { action: 'restore', from: ['suspended'], to: 'filed', by: 'authority', title: '恢复备案' },
    { action: 'revoke', from: ['filed', 'suspended'], to: 'revoked', by: 'authority', title: '撤销备案' },
    { action: 'withdraw', from: ['filed'], to: 'withdrawn', by: 'authority', title: '注销备案' },
    {
      action: 'reinstate',
      from: ['revoked', 'withdrawn'],
      to: 'filed',
      by: 'authority',
      title: '更正为已备案',
    },
  ],
});

export type AppStatus = keyof typeof registerAppStates.states;
export type StatusAction = (typeof registerAppStates.transitions)[number]['action'];

export const APP_STATUSES: Readonly<Record<AppStatus, string>> = {
  filed: registerAppStates.states.filed.title,
  suspended: registerAppStates.states.suspended.title,
  revoked: registerAppStates.states.revoked.title,
  withdrawn: registerAppStates.states.withdrawn.title,
};

/** The action by which a list's change of status is taken over; a list reinstates nothing. */
export function actionBetween(from: AppStatus, to: AppStatus): StatusAction | undefined {
  const found = registerAppStates.transitions.find(
    (transition) =>
      transition.action !== 'reinstate' && transition.to === to && transition.from.includes(from),
  );
  return found?.action;
}
