import type { WorkbenchPage } from './own-pages.ts';

/** In the order of the navigation. */
export const pages: readonly WorkbenchPage[] = [
  { path: '/', load: () => import('../cases/Home.tsx'), navigation: '首页' },
  { path: '/queue', load: () => import('../cases/Queue.tsx'), navigation: '工作队列', needs: 'cases.read' },
  { path: '/cases/$id', load: () => import('../cases/CasePage.tsx') },
  { path: '/inbox', load: () => import('../cases/Inbox.tsx'), navigation: '消息', needs: 'inbox.read' },
  { path: '/account', load: () => import('../features/identity/OwnAccount.tsx'), navigation: '我的账号' },
];
