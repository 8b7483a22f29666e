import {
  IMPORTANT_BUSINESS,
  SAFETY_EXEMPTIONS,
  STAGES,
  USE_NATURES,
  USE_ORIGINS,
  USERS,
  USING_UNIT_NATURES,
  USING_UNIT_PROOFS,
} from '../../../policy/option-lists.ts';
import type { Option } from '../../../policy/use-filing/facts.ts';
import { type Field, SECTIONS, useFilingFields } from '../../../policy/use-filing/fields.ts';
import type { Purpose, UseFilingForm } from '../../../policy/use-filing/form.ts';

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

/** How a field is entered. `names`: a list of people, one to a line; `scenes`: from the unit's list of the day; `own-…`: as providers do. */
export type Control =
  | EntryControl
  | { readonly kind: 'names' }
  | { readonly kind: 'scenes' }
  | { readonly kind: 'app' }
  | { readonly kind: 'own-systems' | 'own-app' };

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

/** Fields that are entered otherwise than by yes or no. */
const CONTROLS: Readonly<Record<string, Control>> = {
  'unit.name': LINE,
  'unit.nature': oneOf(USING_UNIT_NATURES),
  'unit.proof.kind': oneOf(USING_UNIT_PROOFS),
  'unit.proof.number': LINE,
  'unit.domicile.region': LINE,
  'unit.domicile.address': LINE,
  'unit.legalPerson.name': LINE,
  'unit.legalPerson.phone': LINE,
  'unit.contact.name': LINE,
  'unit.contact.phone': LINE,
  'app.registerId': { kind: 'app' },
  'selfDeveloped.systems': { kind: 'own-systems' },
  'selfDeveloped.app': { kind: 'own-app' },
  'users.audience': manyOf(USERS),
  'users.stages': manyOf(STAGES),
  scenes: { kind: 'scenes' },
  nature: oneOf(USE_NATURES),
  origin: oneOf(USE_ORIGINS),
  requiredByDocument: LINE,
  'decision.date': DAY,
  'decision.body': LINE,
  'decision.attendees': { kind: 'names' },
  'decision.minutes': FILE,
  agreement: FILE,
  importantBusiness: manyOf(IMPORTANT_BUSINESS),
  safetyExemption: oneOf(SAFETY_EXEMPTIONS),
  itApproval: FILE,
  consultation: FILE,
  partyCommitteeApproval: FILE,
  biometricReview: FILE,
  changedOn: DAY,
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
  requiredBy: [part('requiredBy.name', '要求部门（全称）', LINE, 'requiredBy')],
  views: [
    part('views.text', '教职工、学生和家长的意见', PARAGRAPH, 'views'),
    part('views.file', '征求意见的材料（文字已写明的，可以不附）', FILE),
  ],
  agreementNotApplicable: [
    part('agreementNotApplicable.because', '无协议或合同的理由', PARAGRAPH, 'agreementNotApplicable'),
    part('agreementNotApplicable.superiorContract', '上级部门签订的合同', FILE),
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

/** Everything that may ever have to be filled in. */
export const everyEntry: readonly Entry[] = useFilingFields.flatMap(entriesOf);

/** As on any form: a scene is one of many. */
export function entryControl(control: Control, scenes: readonly Option[]): EntryControl {
  if (control.kind === 'scenes')
    return manyOf(Object.fromEntries(scenes.map(({ code, label }) => [code, label])));
  return isPlain(control) ? control : LINE;
}

/** Whether it is answered as a provider answers it: the systems, or the app. */
export function isOwnApp({ control: { kind } }: Entry): boolean {
  return kind === 'own-systems' || kind === 'own-app';
}

const OTHERWISE: ReadonlySet<Control['kind']> = new Set(['names', 'scenes', 'app', 'own-systems', 'own-app']);

function isPlain(control: Control): control is EntryControl {
  return !OTHERWISE.has(control.kind);
}

function entriesOf({ path, label }: Field): readonly Entry[] {
  const hint = HINTS[path];
  const entry = { path, name: path, label, control: CONTROLS[path] ?? YES_NO };
  return PARTS[path] ?? [hint === undefined ? entry : { ...entry, hint }];
}

function isShown({ path, section, needed }: Field, { form, purpose, isUniversity }: Shown): boolean {
  if (section === 'university') return isUniversity;
  if (path === 'agreementNotApplicable') return form.nature === 'required' && form.agreementSigned === false;
  if (typeof needed === 'string') return true;
  return needed.holds?.(form, purpose) ?? true;
}
