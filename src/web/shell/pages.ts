import type { WorkbenchPage } from './own-pages.ts';

/** Those whose business is to file apps; schools and authorities come to it by its address. */
const OUTSIDE_THE_TREE = new Set(['provider', 'platform-operator', 'app-store']);

/** In the order of the navigation. */
export const pages: readonly WorkbenchPage[] = [
  { path: '/', load: () => import('../cases/Home.tsx'), navigation: '首页' },
  { path: '/queue', load: () => import('../cases/Queue.tsx'), navigation: '工作队列', needs: 'cases.read' },
  { path: '/cases/$id', load: () => import('../cases/CasePage.tsx') },
  {
    path: '/provider-filings',
    load: () => import('../features/provider-filing/StartFiling.tsx'),
    navigation: '应用备案',
    needs: 'provider-filing.write',
    suits: ({ memberships }) =>
      memberships.some(({ organisationKind }) => OUTSIDE_THE_TREE.has(organisationKind)),
  },
  {
    path: '/provider-filings/$id/tasks/$task',
    load: () => import('../features/provider-filing/TaskPage.tsx'),
  },
  { path: '/provider-filings/$id/check', load: () => import('../features/provider-filing/CheckAnswers.tsx') },
  {
    path: '/provider-filings/$id/receipt',
    load: () => import('../features/provider-filing/ReceiptPage.tsx'),
  },
  { path: '/records/$id', load: () => import('../features/provider-filing/RecordPage.tsx') },
  { path: '/inbox', load: () => import('../cases/Inbox.tsx'), navigation: '消息', needs: 'inbox.read' },
  { path: '/account', load: () => import('../features/identity/OwnAccount.tsx'), navigation: '我的账号' },
];
