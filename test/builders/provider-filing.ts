import type { PackageReport } from '../../src/policy/app-packages/report.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { APP_AUDIENCES, codesOf, FUNCTION_TYPES } from '../../src/policy/option-lists.ts';
import type { ProviderFilingFacts, SameApp } from '../../src/policy/provider-filing/facts.ts';
import {
  attachedFiles,
  type FiledApp,
  type FiledSystem,
  type ProviderFilingForm,
} from '../../src/policy/provider-filing/form.ts';
import { contents, permissions } from '../../src/policy/settings/default-option-lists.ts';
import type { ContentOption } from '../../src/policy/settings/options.ts';
import { blankReport } from '../../src/server/features/app-packages/blank-report.ts';
import { fileId } from './use-filing.ts';

/** A content that is offered to everybody. */
export function aContent(
  changes: Partial<ContentOption> & Pick<ContentOption, 'code' | 'label'>,
): ContentOption {
  return { audiences: codesOf(APP_AUDIENCES), functionTypes: codesOf(FUNCTION_TYPES), ...changes };
}

/** A company that files one app, which it developed itself, and the system behind it. */
export function aProviderFilingForm(changes: Partial<ProviderFilingForm> = {}): ProviderFilingForm {
  return {
    unit: {
      name: '示例教育科技有限公司',
      nature: 'enterprise',
      proof: { kind: 'credit-code', number: '91350100M000100Y43', scan: fileId(101) },
      registeredPlace: { region: '410102', address: '示例路 2 号' },
      legalPerson: { name: '赵某', phone: '0371-00000000' },
      contact: { name: '钱某', phone: '0371-00000001' },
      telecomBusiness: false,
    },
    developerIsUnit: true,
    systems: [aFiledSystem()],
    apps: [aFiledApp()],
    ...changes,
  };
}

export function aFiledSystem(changes: Partial<FiledSystem> = {}): FiledSystem {
  return {
    key: 's1',
    name: '示例作业后台',
    ipAddress: '192.0.2.10',
    domain: 'homework.example.com',
    icpNumber: '豫ICP备00000001号',
    mlpsGrade: '2',
    mlpsNumber: '41010000001',
    mlpsScan: fileId(102),
    mlpsAssessmentReport: { file: fileId(103) },
    ...changes,
  };
}

/** An Android app for homework without any of the functions that bring duties. */
export function aFiledApp(changes: Partial<FiledApp> = {}): FiledApp {
  return {
    key: 'a1',
    name: '示例作业',
    version: '1.0.0',
    kind: 'app',
    platforms: ['android'],
    functionTypes: ['learning'],
    audience: ['vocational', 'teacher'],
    content: ['homework'],
    permissions: ['camera'],
    features: ['none'],
    packages: [
      { version: '1.0.0', platform: 'android', packageId: 'com.example.homework', file: fileId(104) },
    ],
    training: false,
    minorsMain: false,
    advertisements: false,
    games: false,
    registersUsers: false,
    collectsPersonalData: false,
    complaintChannel: '应用内“我的—意见与投诉”',
    ...changes,
  };
}

/** The same form, its one app changed. */
export function aFormWithApp(changes: Partial<FiledApp>): ProviderFilingForm {
  return aProviderFilingForm({ apps: [aFiledApp(changes)] });
}

/** The same form, its one system changed. */
export function aFormWithSystem(changes: Partial<FiledSystem>): ProviderFilingForm {
  return aProviderFilingForm({ systems: [aFiledSystem(changes)] });
}

/** The same form, its one system without ICP filing and MLPS filing. */
export function aFormWithoutIcpAndMlps(): ProviderFilingForm {
  return aFormWithSystem({
    icpNumber: undefined,
    mlpsGrade: undefined,
    mlpsNumber: undefined,
    mlpsScan: undefined,
  });
}

/** Another company's filed record with the same package. */
export function aSameApp(changes: Partial<SameApp> = {}): SameApp {
  return {
    app: 'a1',
    by: 'package',
    number: '教APP备4100001号',
    name: '示例作业',
    providerName: '另一示例公司',
    own: false,
    origin: 'provider-filing',
    status: 'filed',
    ...changes,
  };
}

/** What the rules look at, for a first filing with a province on 2020-06-01; all files of the form exist. */
export function providerFilingFacts(changes: Partial<ProviderFilingFacts> = {}): ProviderFilingFacts {
  const form = changes.form ?? aProviderFilingForm();
  return {
    form,
    purpose: 'first',
    submittedOn: legalDay('2020-06-01'),
    provider: {
      kind: 'provider',
      level: null,
      name: '示例教育科技有限公司',
      creditCode: '91350100M000100Y43',
    },
    authority: { level: 'province', areaPrefix: '41' },
    filedElsewhere: undefined,
    kindsInScope: ['app', 'other'],
    contents,
    permissions,
    sameApps: [],
    underWay: [],
    amended: undefined,
    files: new Set(attachedFiles(form).map(({ file }) => file)),
    inspections: new Map(),
    knownSigners: [],
    earlierPackages: new Map(),
    oldestTarget: 30,
    supplementDueOn: undefined,
    workingDaysSinceChange: undefined,
    ...changes,
  };
}

/** Its one package found to be that; by default just what was declared, signed and harmless. */
export function inspectedAs(
  report: Partial<PackageReport> = {},
  changes: Partial<FiledApp> = {},
  facts: Partial<ProviderFilingFacts> = {},
): ProviderFilingFacts {
  const whole: PackageReport = {
    ...blankReport(1_000),
    kind: 'apk',
    platform: 'android',
    packageId: 'com.example.homework',
    versionName: '1.0.0',
    targetSdk: 34,
    permissions: ['android.permission.CAMERA', 'android.permission.INTERNET'],
    certificates: [{ sha256: 'a'.repeat(64), scheme: 'v2', verified: true }],
    signing: { verdict: 'verified', schemes: [] },
    cleartext: 'nowhere',
    ...report,
  };
  return providerFilingFacts({
    form: aFormWithApp(changes),
    inspections: new Map([[fileId(104), whole]]),
    ...facts,
  });
}

/** The same, for a change of the published record of the form's one app. */
export function amendmentFacts(changes: Partial<ProviderFilingFacts> = {}): ProviderFilingFacts {
  return providerFilingFacts({
    purpose: 'amendment',
    form: aProviderFilingForm({ changedOn: legalDay('2020-05-20') }),
    amended: { name: '示例作业', status: 'filed' },
    workingDaysSinceChange: 8,
    ...changes,
  });
}
