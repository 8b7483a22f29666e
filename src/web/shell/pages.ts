import { ownUnit } from '../features/use-filing/use-unit.ts';
import type { WorkbenchPage } from './own-pages.ts';

/** In the order of the navigation. */
export const pages: readonly WorkbenchPage[] = [
  { path: '/', load: () => import('../cases/Home.tsx'), navigation: '首页' },
  { path: '/queue', load: () => import('../cases/Queue.tsx'), navigation: '工作队列', needs: 'cases.read' },
  { path: '/cases/$id', load: () => import('../cases/CasePage.tsx') },
  {
    path: '/use-filings',
    load: () => import('../features/use-filing/UnitUses.tsx'),
    navigation: '应用使用备案',
    needs: 'use-filing.write',
    suits: (me) => ownUnit(me) !== undefined,
  },
  { path: '/use-filings/new', load: () => import('../features/use-filing/NewFiling.tsx') },
  { path: '/use-filings/import', load: () => import('../features/use-filing/ImportFilings.tsx') },
  {
    path: '/use-filings/confirmations',
    load: () => import('../features/use-filing/BatchConfirm.tsx'),
    navigation: '批量确认',
    needs: 'use-filing.decide',
  },
  {
    path: '/use-filings/on-behalf',
    load: () => import('../features/use-filing/OnBehalf.tsx'),
    navigation: '代填备案',
    needs: 'use-filing.file-on-behalf',
  },
  { path: '/use-filings/$id', load: () => import('../features/use-filing/EditFiling.tsx') },
  { path: '/uses/$id/stop', load: () => import('../features/use-filing/StopUse.tsx') },
  { path: '/inbox', load: () => import('../cases/Inbox.tsx'), navigation: '消息', needs: 'inbox.read' },
  { path: '/account', load: () => import('../features/identity/OwnAccount.tsx'), navigation: '我的账号' },
];
