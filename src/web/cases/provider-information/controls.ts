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
import {
  DAY,
  type Control as EntryControl,
  FILE,
  LINE,
  manyOf,
  oneOf,
  PARAGRAPH,
  YES_NO,
} from '../../components/entry.ts';

/** How a field is entered: as on any form, or as only this one has it. `content`, `permissions`: from lists that the authority keeps. */
export type Control =
  | (EntryControl & { readonly hint?: string })
  | {
      readonly kind:
        | 'content'
        | 'permissions'
        | 'file-or-reason'
        | 'text-or-file'
        | 'packages'
        | 'personal-data';
    };

const phone: Control = { kind: 'line', inputMode: 'tel' };

/** Of the fields that are no single line of text; by path, without the item of a list. */
const controls: Readonly<Record<string, Control>> = {
  'unit.nature': oneOf(PROVIDER_NATURES),
  'unit.proof.kind': oneOf(PROVIDER_PROOFS),
  'unit.proof.scan': FILE,
  'unit.registeredPlace.region': {
    kind: 'line',
    hint: '6 位行政区划代码，如 410102。',
    inputMode: 'numeric',
  },
  'unit.legalPerson.phone': phone,
  'unit.contact.phone': phone,
  'unit.telecomBusiness': YES_NO,
  'unit.telecomLicence': { kind: 'file-or-reason' },
  developerIsUnit: YES_NO,
  'developer.nature': oneOf(PROVIDER_NATURES),
  'developer.proof.kind': oneOf(PROVIDER_PROOFS),
  'developer.proof.scan': FILE,
  'developer.contact.phone': phone,
  changedOn: DAY,
  'systems.icpNumber': { kind: 'line', hint: '如 豫ICP备2020000001号。' },
  'systems.mlpsGrade': oneOf(MLPS_GRADES),
  'systems.mlpsScan': FILE,
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
  'apps.contentReviewSystem': FILE,
  'apps.training': YES_NO,
  'apps.trainingRegister': FILE,
  'apps.offCampusOnlineTutoring': YES_NO,
  'apps.teacherCertificates': FILE,
  'apps.foreignStaff': YES_NO,
  'apps.foreignStaffReview': FILE,
  'apps.minorsMain': YES_NO,
  'apps.timeLimit': PARAGRAPH,
  'apps.contentCheck': PARAGRAPH,
  'apps.advertisements': YES_NO,
  'apps.advertisementsFit': PARAGRAPH,
  'apps.games': YES_NO,
  'apps.registersUsers': YES_NO,
  'apps.identityVerification': PARAGRAPH,
  'apps.collectsPersonalData': YES_NO,
  'apps.personalData': { kind: 'personal-data' },
  'apps.consent': { kind: 'text-or-file' },
  'apps.guardianConsent': { kind: 'text-or-file' },
  'apps.dataSafeguards': { kind: 'text-or-file' },
};

export function controlOf(path: string): Control {
  const [list = '', , ...inside] = path.split('.');
  const isItem = list === 'systems' || list === 'apps';
  return controls[isItem ? `${list}.${inside.join('.')}` : path] ?? LINE;
}
