import { lazy } from 'react';
import type { CasePanel } from '../cases/case-panel.ts';

const useFiling: CasePanel = { panel: lazy(() => import('../features/use-filing/CasePanel.tsx')) };

/** What each kind of case shows on its page besides states, clock and timeline: `lazy(() => import('../features/…'))`. */
export const casePanels: ReadonlyMap<string, CasePanel> = new Map([
  ['use-filing', useFiling],
  ['use-stop', useFiling],
  ['no-use-declaration', useFiling],
  [
    'provider-filing',
    {
      panel: lazy(() => import('../features/provider-filing/CasePanel.tsx')),
      isWide: true,
      actions: {
        verify: '逐项核验',
        'accept-finding': '接受自动检查的提示',
        'mark-finding': '将自动检查的提示列入退回',
      },
    },
  ],
]);
