import type { FileId } from '../src/policy/ids.ts';
import type { LegalDay } from '../src/policy/legal-day.ts';
import type { FiledApp, FiledSystem, ProviderFilingForm } from '../src/policy/provider-filing/form.ts';
import type { DemoApp, DemoProvider } from './apps.ts';
import type { ProviderEvidenceKind } from './evidence.ts';
import { regions } from './henan.ts';
import type { PlannedProviderFiling } from './plan-provider-filings.ts';

/** Files of the provider, of each kind one. */
export type ProviderEvidence = Readonly<Record<ProviderEvidenceKind, FileId>>;

/** The form as a diligent clerk fills it in. */
export function providerForm(
  { provider, apps, beforeIcpAndMlps }: PlannedProviderFiling,
  evidence: ProviderEvidence,
): ProviderFilingForm {
  return {
    unit: {
      name: provider.name,
      nature: 'enterprise',
      proof: { kind: 'credit-code', number: provider.creditCode, scan: evidence.providerProof },
      registeredPlace: {
        region: regionOf(provider),
        address: `${provider.city}示例路${sequenceOf(provider)}号`,
      },
      legalPerson: { name: '示例法定代表人', phone: '0371-00000000' },
      contact: { name: '示例联系人', phone: '0371-00000001' },
      telecomBusiness: false,
    },
    developerIsUnit: true,
    systems: [systemOf(provider, evidence, beforeIcpAndMlps)],
    apps: apps.map((app, index) => appOf(app, `a${index + 1}`, evidence)),
  };
}

/** As it was submitted first where it is returned later: so that the rules hold, but not well. */
export function faultyProviderForm(form: ProviderFilingForm): ProviderFilingForm {
  const { unit, apps = [] } = form;
  const { registeredPlace } = unit ?? {};
  const address = registeredPlace?.address?.replace(/\d+号$/, '');
  return {
    ...form,
    unit: { ...unit, registeredPlace: { ...registeredPlace, ...(address && { address }) } },
    apps: apps.map((app, index) => (index === 0 ? { ...app, complaintChannel: '客服' } : app)),
  };
}

/** What is wrong with such a form, by verification item. */
export function faultsOf({ apps = [] }: ProviderFilingForm): { field: string; reason: string }[] {
  const key = apps[0]?.key ?? '';
  return [
    { field: 'unit.registeredPlace', reason: '注册地没有写到门牌号，请补充' },
    { field: `apps.${key}.complaintChannel`, reason: '投诉举报渠道没有写明在应用中的位置，请补充' },
  ];
}

export const SPLIT_OFF_REASON = '等级测评没有覆盖这个应用的功能，请说明后补充';

/** What has changed of a published app: its version, and the proofs of its system if they have come. */
export function amendedForm(
  { systems = [], apps = [], ...form }: ProviderFilingForm,
  changedOn: LegalDay,
  { provider, evidence }: { readonly provider: DemoProvider; readonly evidence: ProviderEvidence },
): ProviderFilingForm {
  return {
    ...form,
    changedOn,
    systems: systems.map((system) =>
      system.icpNumber === undefined ? systemOf(provider, evidence, false) : system,
    ),
    apps: apps.map((app) => withVersion(app, nextVersion(app.version ?? '1.0'))),
  };
}

function withVersion(app: FiledApp, version: string): FiledApp {
  return { ...app, version, packages: (app.packages ?? []).map((one) => ({ ...one, version })) };
}

/** 2.3.4 → 2.3.5 */
function nextVersion(version: string): string {
  return version.replace(/\d+$/, (last) => String(Number(last) + 1));
}

function regionOf({ city }: DemoProvider): string {
  const region = regions().find(({ area }) => area.startsWith(city));
  if (region === undefined) throw new RangeError(`no region ${city}`);
  return region.key;
}

/** The last digits of the example credit code, by which providers differ. */
function sequenceOf({ creditCode }: DemoProvider): number {
  return Number(creditCode.slice(12, 16));
}

function systemOf(
  provider: DemoProvider,
  { mlpsCertificate, mlpsReport }: ProviderEvidence,
  beforeIcpAndMlps: boolean,
): FiledSystem {
  const serial = String(sequenceOf(provider)).padStart(5, '0');
  const system = {
    key: 's1',
    name: '示例业务系统',
    ipAddress: '192.0.2.10',
    domain: `app${serial}.example.com`,
    mlpsAssessmentReport: { file: mlpsReport },
  };
  if (beforeIcpAndMlps) return system;
  return {
    ...system,
    icpNumber: `豫ICP备000${serial}号`,
    mlpsGrade: '2',
    // No police authority has this code.
    mlpsNumber: `419900${serial}`,
    mlpsScan: mlpsCertificate,
  };
}

function appOf(app: DemoApp, key: string, { installPackage }: ProviderEvidence): FiledApp {
  return {
    key,
    name: app.name,
    version: app.version,
    kind: app.kind,
    platforms: [...app.platforms],
    functionTypes: [...app.functionTypes],
    audience: [...app.audience],
    content: [...app.content],
    permissions: [...app.permissions],
    features: [app.charges ? 'charges' : 'none'],
    packages: app.platforms.map((platform) => ({
      version: app.version,
      platform,
      packageId: `com.example.${app.key.replace('-', '')}`,
      file: installPackage,
    })),
    training: false,
    games: app.games,
    ...minorsOf(app),
    ...advertisingOf(app),
    ...dataOf(app),
    complaintChannel: '应用内“我的—意见与投诉”',
  };
}

function minorsOf(app: DemoApp): Partial<FiledApp> {
  if (!isForPupils(app) || !app.functionTypes.includes('learning')) return { minorsMain: false };
  return {
    minorsMain: true,
    timeLimit: '每次使用满 20 分钟提醒休息，每日累计不超过 1 小时。',
    ageRange: '适合所选学段的学生',
    contentCheck: '内容上线前由两名编辑审核，设有关键词过滤。',
  };
}

function advertisingOf({ advertisements }: DemoApp): Partial<FiledApp> {
  if (!advertisements) return { advertisements };
  return { advertisements, advertisementsFit: '只介绍本单位的其他教育产品。' };
}

const TELLING = ['phone', 'location', 'contacts'];

/** What asks for such permissions has accounts and collects data. */
function dataOf(app: DemoApp): Partial<FiledApp> {
  if (!app.permissions.some((code) => TELLING.includes(code)))
    return { registersUsers: false, collectsPersonalData: false };
  return {
    registersUsers: true,
    identityVerification: '后台以手机号验证，前台可用昵称。',
    collectsPersonalData: true,
    personalData: [
      { item: '手机号', purpose: '注册和登录', manner: '用户填写', scope: '全部注册用户' },
      { item: '班级', purpose: '收发通知', manner: '用户填写', scope: '学生和家长' },
    ],
    consent: { text: '首次打开时逐项明示，用户同意后才收集。' },
    ...(isForPupils(app) && { guardianConsent: { text: '未满 14 周岁的，由监护人以手机号确认同意。' } }),
    dataSafeguards: { text: '加密传输和储存，分级授权，离校一年后删除。' },
  };
}

function isForPupils({ audience }: DemoApp): boolean {
  return audience.includes('primary-secondary') || audience.includes('kindergarten');
}
