import type { RegisterAppId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import type { TestApp } from '../app-on-database.ts';
import { aTree, type Tree } from './organisations.ts';
import { anotherApp, type ProviderDesk, providerDesk } from './provider-desk.ts';
import { aRegisterApp, aRegisterUse } from './register.ts';

/** What there is for the public to read: apps in every standing, schools that use them, a provider. */
export interface PublicSite {
  readonly tree: Tree;
  readonly desk: ProviderDesk;
  /** Filed here, of that number. */
  readonly appId: RegisterAppId;
  readonly number: string;
  /** Every public page, by what it is. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Names that do harm where they are not escaped. */
export const HOSTILE_NAMES = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE register_apps; --",
  '</title><svg onload=alert(1)>',
  '\u202Eexe.示例',
  '&lt;b&gt;𠮷野家',
  'javascript:alert(1)',
];

export async function aPublicSite(app: TestApp): Promise<PublicSite> {
  const { db } = app.database;
  const tree = await aTree(db);
  const desk = await providerDesk(app, tree);
  const { published } = (await desk.approved({ apps: [anotherApp({ name: '示例作业' })] })).body;
  const [{ id: appId, number }] = published;
  await aRegisterUse(db, tree.shiheSchool, appId, {
    nature: 'required',
    particulars: {
      audience: ['student'],
      collectiveDecision: true,
      decidedBy: '校务会议',
      decidedOn: '2020-01-15',
      agreementSigned: true,
      legalPerson: '张校长',
      contact: { name: '李某', phone: '0371-00000001' },
    },
  });
  await aRegisterUse(db, tree.xinyangSchool, appId, { particulars: { charges: true } });
  for (const status of ['suspended', 'revoked', 'withdrawn'])
    await aRegisterApp(db, { name: `示例${status}`, status, status_since: legalDay('2020-02-20') });
  const path = encodeURIComponent(number);
  const pages = {
    home: '/',
    search: `/apps?q=${encodeURIComponent('示例')}`,
    'no result': `/apps?q=${encodeURIComponent('没有这个')}`,
    app: `/apps/${path}`,
    users: `/apps/${path}/schools`,
    certificate: `/apps/${path}/certificate`,
    'school search': `/schools?q=${encodeURIComponent('小学')}`,
    school: `/schools/${tree.shiheSchool}`,
    'school without uses': `/schools/${tree.gushiSchool}`,
    provider: `/providers/${desk.providerId}`,
    statistics: '/statistics',
    rules: '/rules',
    verify: '/verify',
    'package check': '/package-check',
    developers: '/developers',
    'open data': '/open-data',
  };
  return { tree, desk, appId, number, pages };
}
