import type { FileId, RegisterAppId } from '../../src/policy/ids.ts';
import { legalDay } from '../../src/policy/legal-day.ts';
import { APP_KINDS, codesOf } from '../../src/policy/option-lists.ts';
import type { FiledSystem } from '../../src/policy/provider-filing/form.ts';
import type { Circumstances } from '../../src/policy/rule.ts';
import { contents, permissions } from '../../src/policy/settings/default-option-lists.ts';
import type {
  DeclarationFacts,
  OwnAppFacts,
  RegisteredApp,
  UseFilingFacts,
  UseStopFacts,
} from '../../src/policy/use-filing/facts.ts';
import { attachedFiles, type UseFilingForm } from '../../src/policy/use-filing/form.ts';

export const fileId = (id: number) => id as FileId;
export const registerAppId = (id: number) => id as RegisterAppId;

/** A complete form of a primary school that recommends an app. */
export function aUseFilingForm(changes: Partial<UseFilingForm> = {}): UseFilingForm {
  return { ...recommendedUse(), ...changes };
}

/** The same school, requiring the app, with decision, minutes and agreement. */
export function aRequiredUseForm(changes: Partial<UseFilingForm> = {}): UseFilingForm {
  return aUseFilingForm({
    nature: 'required',
    collectiveDecision: true,
    decision: {
      date: legalDay('2020-05-18'),
      body: '校务会议',
      attendees: ['张校长', '李副校长', '王主任'],
      minutes: fileId(11),
    },
    agreementSigned: true,
    agreement: fileId(12),
    advertisements: false,
    games: false,
    ...changes,
  });
}

/** An app of the unit's own, not filed by a provider. */
export function aSelfDevelopedForm(changes: Partial<UseFilingForm> = {}): UseFilingForm {
  const { app: _picked, ...rest } = aUseFilingForm({
    selfDevelopedSelfUsed: true,
    origin: 'self-developed',
    selfDeveloped: {
      developedByUnit: true,
      internalManagement: true,
      notOfferedToOthers: true,
      systems: [anOwnSystem()],
      app: anOwnApp(),
    },
    ...changes,
  });
  return rest;
}

type OwnApp = NonNullable<NonNullable<UseFilingForm['selfDeveloped']>['app']>;

/** What a provider would file of it: an Android app for the staff. */
export function anOwnApp(changes: Partial<OwnApp> = {}): OwnApp {
  return {
    name: '示例小学校务通',
    version: '1.0',
    kind: 'app',
    platforms: ['android'],
    functionTypes: ['management'],
    audience: ['teacher'],
    content: ['office'],
    permissions: ['camera'],
    features: ['none'],
    packages: [{ version: '1.0', platform: 'android', packageId: 'cn.example.xiaowu', file: fileId(13) }],
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

function anOwnSystem(): FiledSystem {
  return {
    key: 's1',
    name: '校务管理系统',
    ipAddress: '192.0.2.20',
    icpNumber: '豫ICP备00000002号',
    mlpsGrade: '2',
    mlpsNumber: '41010000002',
    mlpsScan: fileId(14),
    mlpsAssessmentReport: { file: fileId(15) },
  };
}

export function aRegisteredApp(changes: Partial<RegisteredApp> = {}): RegisteredApp {
  return {
    name: '示例作业',
    status: 'filed',
    statusSince: legalDay('2020-03-02'),
    origin: 'provider-filing',
    ownedByUnit: false,
    kind: 'app',
    functionTypes: ['learning'],
    declaredAdvertisements: false,
    declaredGames: false,
    declaredCharges: false,
    ...changes,
  };
}

/** What the rules look at, for a filing submitted on 2020-06-01; all files of the form exist. */
export function useFilingFacts(changes: Partial<UseFilingFacts> = {}): UseFilingFacts {
  const form = changes.form ?? aUseFilingForm();
  return {
    form,
    purpose: 'first',
    submittedOn: legalDay('2020-06-01'),
    unit: { kind: 'school', stages: ['primary-secondary'], hasCreditCode: true },
    app: form.app?.registerId === undefined ? undefined : aRegisteredApp(),
    ownApp: ownAppFacts(),
    scenes: [
      { code: 'homework', label: '作业' },
      { code: 'home-school', label: '家校沟通' },
    ],
    kindsInScope: codesOf(APP_KINDS),
    existing: undefined,
    declarationInForce: false,
    requiredByIsAbove: undefined,
    files: new Set(attachedFiles(form).map(({ file }) => file)),
    workingDaysSinceChange: undefined,
    ...changes,
  };
}

/** No other app of that name or package is known, no package inspected yet. */
export function ownAppFacts(changes: Partial<OwnAppFacts> = {}): OwnAppFacts {
  return {
    contents,
    permissions,
    oldestTarget: 30,
    sameApps: [],
    inspections: new Map(),
    knownSigners: [],
    earlierPackages: new Map(),
    ...changes,
  };
}

export function useStopFacts(changes: Partial<UseStopFacts> = {}): UseStopFacts {
  return {
    form: { stoppedOn: legalDay('2020-06-01'), reason: 'no-longer-needed' },
    submittedOn: legalDay('2020-06-03'),
    use: { status: 'in-use', since: legalDay('2020-03-10') },
    pending: false,
    replacement: undefined,
    workingDaysSinceStop: 2,
    ...changes,
  };
}

export function declarationFacts(changes: Partial<DeclarationFacts> = {}): DeclarationFacts {
  return { form: { noAppUsed: true }, usesInForce: [], openFilings: [], existing: undefined, ...changes };
}

/** A primary school in a county of Henan, 2020-06-01. */
export function circumstances(changes: Partial<Circumstances> = {}): Circumstances {
  return {
    today: legalDay('2020-06-01'),
    territories: ['410225', '410000', '000000'],
    addressees: ['school:primary-secondary'],
    ...changes,
  };
}

function recommendedUse(): UseFilingForm {
  return {
    unit: {
      name: '示例县第一小学',
      nature: 'school',
      proof: { kind: 'credit-code', number: '12441400456763110Y' },
      domicile: { region: '410225', address: '示例路 1 号' },
      legalPerson: { name: '张某', phone: '0371-00000000' },
      contact: { name: '李某', phone: '0371-00000001' },
    },
    app: { registerId: registerAppId(1) },
    selfDevelopedSelfUsed: false,
    users: { audience: ['student', 'teacher'], stages: ['primary-secondary'] },
    scenes: ['homework'],
    nature: 'recommended',
    collectiveDecision: false,
    agreementSigned: false,
    origin: 'self-selected',
    views: { text: '已征求教职工、学生和家长的意见，均同意。' },
    charges: false,
    disguisedCharges: false,
    advertisements: false,
    games: false,
    tiedToTeaching: false,
    tiedToMarks: false,
  };
}
