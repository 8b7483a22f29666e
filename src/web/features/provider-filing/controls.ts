import {
  APP_AUDIENCES,
  APP_FEATURES,
  APP_KINDS,
  FUNCTION_TYPES,
  MLPS_GRADES,
  PLATFORMS,
  PROVIDER_NATURES,
  PROVIDER_PROOFS,
} from '../../../policy/option-lists.ts';

type Options = Readonly<Record<string, string>>;

/** How a field is entered. */
export type Control =
  | { readonly kind: 'line'; readonly hint?: string; readonly inputMode?: 'numeric' | 'tel' }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'day' }
  | { readonly kind: 'yes-or-no' }
  | { readonly kind: 'one-of' | 'many-of'; readonly options: Options }
  | { readonly kind: 'content' | 'permissions' }
  | { readonly kind: 'file' }
  | { readonly kind: 'file-or-reason' | 'text-or-file' }
  | { readonly kind: 'packages' | 'personal-data' };

const line: Control = { kind: 'line' };
const yesOrNo: Control = { kind: 'yes-or-no' };
const paragraph: Control = { kind: 'paragraph' };
const file: Control = { kind: 'file' };
const phone: Control = { kind: 'line', inputMode: 'tel' };
const oneOf = (options: Options): Control => ({ kind: 'one-of', options });
const manyOf = (options: Options): Control => ({ kind: 'many-of', options });

/** Of the fields that are no single line of text; by path, without the item of a list. */
const controls: Readonly<Record<string, Control>> = {
  'unit.nature': oneOf(PROVIDER_NATURES),
  'unit.proof.kind': oneOf(PROVIDER_PROOFS),
  'unit.proof.scan': file,
  'unit.registeredPlace.region': {
    kind: 'line',
    hint: '6 位行政区划代码，如 410102。',
    inputMode: 'numeric',
  },
  'unit.legalPerson.phone': phone,
  'unit.contact.phone': phone,
  'unit.telecomBusiness': yesOrNo,
  'unit.telecomLicence': { kind: 'file-or-reason' },
  developerIsUnit: yesOrNo,
  'developer.nature': oneOf(PROVIDER_NATURES),
  'developer.proof.kind': oneOf(PROVIDER_PROOFS),
  'developer.proof.scan': file,
  'developer.contact.phone': phone,
  changedOn: { kind: 'day' },
  'systems.icpNumber': { kind: 'line', hint: '如 豫ICP备2020000001号。' },
  'systems.mlpsGrade': oneOf(MLPS_GRADES),
  'systems.mlpsScan': file,
  'systems.mlpsAssessmentReport': { kind: 'file-or-reason' },
  'apps.kind': oneOf(APP_KINDS),
  'apps.platforms': manyOf(PLATFORMS),
  'apps.securityCertification': { kind: 'line', hint: '中央网信办 App 安全认证号。' },
  'apps.functionTypes': manyOf(FUNCTION_TYPES),
  'apps.audience': manyOf(APP_AUDIENCES),
  'apps.content': { kind: 'content' },
  'apps.permissions': { kind: 'permissions' },
  'apps.features': manyOf(APP_FEATURES),
  'apps.packages': { kind: 'packages' },
  'apps.contentReviewSystem': file,
  'apps.training': yesOrNo,
  'apps.trainingRegister': file,
  'apps.offCampusOnlineTutoring': yesOrNo,
  'apps.teacherCertificates': file,
  'apps.foreignStaff': yesOrNo,
  'apps.foreignStaffReview': file,
  'apps.minorsMain': yesOrNo,
  'apps.timeLimit': paragraph,
  'apps.contentCheck': paragraph,
  'apps.advertisements': yesOrNo,
  'apps.advertisementsFit': paragraph,
  'apps.games': yesOrNo,
  'apps.registersUsers': yesOrNo,
  'apps.identityVerification': paragraph,
  'apps.collectsPersonalData': yesOrNo,
  'apps.personalData': { kind: 'personal-data' },
  'apps.consent': { kind: 'text-or-file' },
  'apps.guardianConsent': { kind: 'text-or-file' },
  'apps.dataSafeguards': { kind: 'text-or-file' },
};

export function controlOf(path: string): Control {
  const [list = '', , ...inside] = path.split('.');
  const isItem = list === 'systems' || list === 'apps';
  return controls[isItem ? `${list}.${inside.join('.')}` : path] ?? line;
}
