import { isOutsideTree } from '../../policy/organisations/kinds.ts';
import type { Me } from '../api/me.ts';
import type { WorkbenchPage } from '../components/own-pages.ts';
import { ownUnit } from '../features/use-filing/use-unit.ts';

/** Whoever has others below: schools and providers read nothing but themselves. */
const standsAbove = ({ memberships }: Me): boolean =>
  memberships.some(({ role, organisationKind }) => role !== 'clerk' && !isOutsideTree(organisationKind));

/** In the order of the navigation. */
export const pages: readonly WorkbenchPage[] = [
  { path: '/', load: () => import('../cases/Home.tsx'), navigation: '首页' },
  { path: '/queue', load: () => import('../cases/Queue.tsx'), navigation: '工作队列', needs: 'cases.read' },
  { path: '/cases/$id', load: () => import('../cases/CasePage.tsx') },
  {
    path: '/officers',
    load: () => import('../cases/assign/OfficersPage.tsx'),
    navigation: '承办人员',
    needs: 'cases.assign',
  },
  {
    path: '/provider-filings',
    load: () => import('../features/provider-filing/StartFiling.tsx'),
    navigation: '应用备案',
    needs: 'provider-filing.write',
    suits: ({ memberships }) => memberships.some(({ organisationKind }) => isOutsideTree(organisationKind)),
  },
  {
    path: '/provider-filings/$id/tasks/$task',
    load: () => import('../features/provider-filing/TaskPage.tsx'),
  },
  { path: '/provider-filings/$id/check', load: () => import('../features/provider-filing/CheckAnswers.tsx') },
  {
    path: '/provider-filings/$id/receipt',
    load: () => import('../features/provider-filing/FilingReceipt.tsx'),
  },
  { path: '/records/$id', load: () => import('../features/provider-filing/RecordPage.tsx') },
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
  {
    path: '/completion',
    load: () => import('../features/completion/CompletionPage.tsx'),
    navigation: '完成情况',
    needs: 'completion.drill-down',
  },
  { path: '/completion/schools', load: () => import('../features/completion/SchoolsPage.tsx') },
  { path: '/completion/institutions', load: () => import('../features/completion/InstitutionsPage.tsx') },
  {
    path: '/organisations',
    load: () => import('../features/organisations/OrganisationsPage.tsx'),
    navigation: '机构',
    needs: 'organisations.read',
    suits: standsAbove,
  },
  { path: '/organisations/new', load: () => import('../features/organisations/NewOrganisationPage.tsx') },
  { path: '/organisations/import', load: () => import('../features/organisations/ImportPage.tsx') },
  { path: '/organisations/$id', load: () => import('../features/organisations/OrganisationPage.tsx') },
  {
    path: '/organisations/$id/notification-addresses',
    load: () => import('../features/notifications/AddressesPage.tsx'),
  },
  {
    path: '/own-organisation',
    load: () => import('../features/organisations/OwnOrganisation.tsx'),
    navigation: '本单位',
    needs: 'notifications.manage',
  },
  {
    path: '/registrations',
    load: () => import('../features/organisations/RegistrationsPage.tsx'),
    navigation: '自行登记的单位',
    needs: 'registrations.verify',
  },
  {
    path: '/return-templates',
    load: () => import('../cases/return/ReturnTemplates.tsx'),
    navigation: '退回模板',
    needs: 'return-templates.manage',
  },
  {
    path: '/accounts',
    load: () => import('../features/identity/AccountsPage.tsx'),
    navigation: '账号',
    needs: 'accounts.manage',
  },
  { path: '/accounts/issuance', load: () => import('../features/identity/IssuancePage.tsx') },
  { path: '/account-handovers', load: () => import('../features/organisations/HandoversPage.tsx') },
  {
    path: '/settings',
    load: () => import('../features/settings/SettingsPage.tsx'),
    navigation: '设定',
    needs: 'settings.manage',
  },
  { path: '/settings/$key', load: () => import('../features/settings/SettingPage.tsx') },
  {
    path: '/calendar',
    load: () => import('../features/calendar/CalendarPage.tsx'),
    navigation: '工作日历',
    needs: 'calendar.manage',
  },
  {
    path: '/deliveries/given-up',
    load: () => import('../features/notifications/GivenUpPage.tsx'),
    navigation: '没有送达的通知',
    needs: 'deliveries.read',
  },
  {
    path: '/audit',
    load: () => import('../features/audit/AuditPage.tsx'),
    navigation: '审计',
    needs: 'audit.read',
  },
  { path: '/audit/streams/$kind/$id', load: () => import('../features/audit/StreamPage.tsx') },
  { path: '/inbox', load: () => import('../cases/Inbox.tsx'), navigation: '消息', needs: 'inbox.read' },
  {
    path: '/api-keys',
    load: () => import('../features/identity/ApiKeysPage.tsx'),
    navigation: '接口密钥',
    needs: 'api-keys.manage',
  },
  { path: '/jobs/$id', load: () => import('../features/jobs/JobPage.tsx') },
  { path: '/account', load: () => import('../features/identity/OwnAccount.tsx'), navigation: '我的账号' },
];
