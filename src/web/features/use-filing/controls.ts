import {
  APP_KINDS,
  FUNCTION_TYPES,
  IMPORTANT_BUSINESS,
  PLATFORMS,
  SAFETY_EXEMPTIONS,
  STAGES,
  USE_NATURES,
  USE_ORIGINS,
  USERS,
  USING_UNIT_NATURES,
  USING_UNIT_PROOFS,
} from '../../../policy/option-lists.ts';
import { type Field, SECTIONS, useFilingFields } from '../../../policy/use-filing/fields.ts';
import type { Purpose, UseFilingForm } from '../../../policy/use-filing/form.ts';

type Options = Readonly<Record<string, string>>;

/** How a field is entered. `names`: a list of people, one to a line; `scenes`: from the unit's list of the day. */
export type Control =
  | { readonly kind: 'text' | 'paragraph' | 'day' | 'file' | 'yes-no' | 'names' | 'scenes' | 'app' }
  | { readonly kind: 'one' | 'many'; readonly options: Options };

/** Something to be filled in: a field of F2, or a part of one. */
export interface Entry {
  /** Where it stands in the form. */
  readonly path: string;
  /** As defects name it. */
  readonly name: string;
  readonly label: string;
  readonly control: Control;
  readonly hint?: string;
}

const one = (options: Options): Control => ({ kind: 'one', options });
const many = (options: Options): Control => ({ kind: 'many', options });
const file: Control = { kind: 'file' };
const text: Control = { kind: 'text' };
const yesNo: Control = { kind: 'yes-no' };

/** Fields that are entered otherwise than by yes or no. */
const CONTROLS: Readonly<Record<string, Control>> = {
  'unit.name': text,
  'unit.nature': one(USING_UNIT_NATURES),
  'unit.proof.kind': one(USING_UNIT_PROOFS),
  'unit.proof.number': text,
  'unit.domicile.region': text,
  'unit.domicile.address': text,
  'unit.legalPerson.name': text,
  'unit.legalPerson.phone': text,
  'unit.contact.name': text,
  'unit.contact.phone': text,
  'app.registerId': { kind: 'app' },
  'users.audience': many(USERS),
  'users.stages': many(STAGES),
  scenes: { kind: 'scenes' },
  nature: one(USE_NATURES),
  origin: one(USE_ORIGINS),
  requiredByDocument: text,
  'decision.date': { kind: 'day' },
  'decision.body': text,
  'decision.attendees': { kind: 'names' },
  'decision.minutes': file,
  agreement: file,
  importantBusiness: many(IMPORTANT_BUSINESS),
  safetyExemption: one(SAFETY_EXEMPTIONS),
  itApproval: file,
  consultation: file,
  partyCommitteeApproval: file,
  biometricReview: file,
  changedOn: { kind: 'day' },
};

const HINTS: Readonly<Record<string, string>> = {
  'unit.domicile.region': '6 位行政区划代码，如 411502',
  'decision.body': '如校务会议、校长办公会',
  'decision.attendees': '每行一人',
  'decision.minutes': 'PDF、Word 或照片，不超过 20 MB',
  agreement: 'PDF、Word 或照片，不超过 20 MB',
  nature: '统一要求师生使用的为“要求使用”，须有集体决策和协议',
};

const part = (path: string, label: string, control: Control, name = path): Entry => ({
  path,
  name,
  label,
  control,
});

/** Fields that are entered in several parts; the first is named as the whole where defects name the whole. */
const PARTS: Readonly<Record<string, readonly Entry[]>> = {
  selfDeveloped: [
    part('selfDeveloped.name', '应用名称', text),
    part('selfDeveloped.version', '版本号', text),
    part('selfDeveloped.kind', '应用种类', one(APP_KINDS)),
    part('selfDeveloped.platforms', '平台', many(PLATFORMS)),
    part('selfDeveloped.functionTypes', '功能类型', many(FUNCTION_TYPES)),
    part('selfDeveloped.developedByUnit', '由本单位自主开发', yesNo),
    part('selfDeveloped.internalManagement', '服务于本单位内部管理', yesNo),
    part('selfDeveloped.notOfferedToOthers', '不对外单位提供服务', yesNo),
    part('selfDeveloped.providerForm', '提供者备案信息表', file),
  ],
  requiredBy: [part('requiredBy.name', '要求部门（全称）', text, 'requiredBy')],
  views: [
    part('views.text', '教职工、学生和家长的意见', { kind: 'paragraph' }, 'views'),
    part('views.file', '征求意见的材料（文字已写明的，可以不附）', file),
  ],
  agreementNotApplicable: [
    part(
      'agreementNotApplicable.because',
      '无协议或合同的理由',
      { kind: 'paragraph' },
      'agreementNotApplicable',
    ),
    part('agreementNotApplicable.superiorContract', '上级部门签订的合同', file),
  ],
};

export interface Section {
  readonly name: keyof typeof SECTIONS;
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface Shown {
  readonly form: UseFilingForm;
  readonly purpose: Purpose;
  /** Only a university is asked about apps of the management service type. */
  readonly isUniversity: boolean;
}

/** What is to be filled in as the form stands: evidence is asked for where what was said calls for it. */
export function sectionsOf(shown: Shown): Section[] {
  return Object.entries(SECTIONS).flatMap(([name, title]) => {
    const fields = useFilingFields.filter((field) => field.section === name && isShown(field, shown));
    const entries = fields.flatMap(entriesOf);
    return entries.length === 0 ? [] : [{ name: name as Section['name'], title, entries }];
  });
}

export function isEvidence({ control: { kind } }: Entry): boolean {
  return kind === 'file';
}

function entriesOf({ path, label }: Field): readonly Entry[] {
  const hint = HINTS[path];
  const entry = { path, name: path, label, control: CONTROLS[path] ?? yesNo };
  return PARTS[path] ?? [hint === undefined ? entry : { ...entry, hint }];
}

function isShown({ path, section, needed }: Field, { form, purpose, isUniversity }: Shown): boolean {
  if (section === 'university') return isUniversity;
  if (path === 'agreementNotApplicable') return form.nature === 'required' && form.agreementSigned === false;
  if (typeof needed === 'string') return true;
  return needed.holds?.(form, purpose) ?? true;
}
