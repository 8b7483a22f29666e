import { z } from 'zod';
import { codes, day, id, line, manyOf, oneOf, paragraph, yesOrNo } from '../form-parts.ts';
import type { FileId, OrganisationId, RegisterAppId } from '../ids.ts';
import {
  IMPORTANT_BUSINESS,
  SAFETY_EXEMPTIONS,
  STAGES,
  USE_NATURES,
  USE_ORIGINS,
  USERS,
  USING_UNIT_NATURES,
  USING_UNIT_PROOFS,
} from '../option-lists.ts';
import {
  appInformation,
  filedSystems,
  attachedFiles as filesOfProvider,
  type NamedFile,
} from '../provider-filing/form.ts';
import { asProviderForm, placeInUseForm } from './own-app.ts';

/** A name and a telephone: the single cells 法人信息 and 联系人信息 of the printed form. */
const person = z.strictObject({ name: line(50), phone: line(40) }).partial();

const unitPeople = { legalPerson: person, contact: person };

const unit = z
  .strictObject({
    name: line(100),
    nature: oneOf(USING_UNIT_NATURES),
    proof: z.strictObject({ kind: oneOf(USING_UNIT_PROOFS), number: line(40) }).partial(),
    domicile: z.strictObject({ region: line(12), address: line(200) }).partial(),
    ...unitPeople,
  })
  .partial();

/** 自研自用 (M 21): that its three conditions are met, and the provider's information. */
const selfDeveloped = z
  .strictObject({
    developedByUnit: yesOrNo,
    internalManagement: yesOrNo,
    notOfferedToOthers: yesOrNo,
    systems: filedSystems,
    app: appInformation,
  })
  .partial();

const decision = z
  .strictObject({
    date: day,
    body: line(100),
    attendees: z.array(line(50)).max(200, '参加人最多 200 名'),
    minutes: id<FileId>(),
  })
  .partial();

/** Why a required use has no agreement of its own: it has no counterparty, or the superior has contracted. */
const agreementNotApplicable = z
  .strictObject({ because: paragraph(500), superiorContract: id<FileId>() })
  .partial();

/** O 10, U 三: evidence that only universities are asked for. */
const university = {
  itApproval: id<FileId>(),
  consultation: id<FileId>(),
  partyCommitteeApproval: id<FileId>(),
  biometricReview: id<FileId>(),
  largeScalePersonalData: yesOrNo,
  biometricData: yesOrNo,
  safetyExemption: oneOf(SAFETY_EXEMPTIONS),
};

/**
 * 教育移动应用使用者备案信息表 (F2) and what the texts ask beyond the printed form. This is what may be saved as a draft:
 * every field may be missing, nothing else may be there. Whether it may be submitted is for the rules to say.
 */
export const useFilingDraft = z
  .strictObject({
    unit,
    app: z.strictObject({ registerId: id<RegisterAppId>() }).partial(),
    selfDevelopedSelfUsed: yesOrNo,
    selfDeveloped,
    users: z.strictObject({ audience: manyOf(USERS), stages: manyOf(STAGES) }).partial(),
    scenes: codes(30),
    nature: oneOf(USE_NATURES),
    collectiveDecision: yesOrNo,
    agreementSigned: yesOrNo,
    origin: oneOf(USE_ORIGINS),
    requiredBy: z.strictObject({ organisation: id<OrganisationId>(), name: line(100) }).partial(),
    requiredByDocument: line(200),
    decision,
    agreement: id<FileId>(),
    agreementNotApplicable,
    views: z.strictObject({ text: paragraph(2000), file: id<FileId>() }).partial(),
    ...university,
    charges: yesOrNo,
    disguisedCharges: yesOrNo,
    advertisements: yesOrNo,
    games: yesOrNo,
    tiedToTeaching: yesOrNo,
    tiedToMarks: yesOrNo,
    importantBusiness: manyOf(IMPORTANT_BUSINESS),
    exclusive: yesOrNo,
    changedOn: day,
  })
  .partial();
export type UseFilingForm = z.infer<typeof useFilingDraft>;

/** A first filing, or a change of what was confirmed. */
export type Purpose = 'first' | 'amendment';

/** Who is named in a form: 法人信息, 联系人信息, 参加人. */
export interface FilingPeople {
  readonly legalPerson?: z.infer<typeof person>;
  readonly contact?: z.infer<typeof person>;
  readonly attendees?: readonly string[];
}

/** The form and the people named in it apart, so that these can be erased without touching the filing. */
export function withoutPeople(form: UseFilingForm): { form: UseFilingForm; people: FilingPeople } {
  const { legalPerson, contact, ...unitRest } = form.unit ?? {};
  const { attendees, ...decisionRest } = form.decision ?? {};
  return {
    form: {
      ...form,
      ...(form.unit && { unit: unitRest }),
      ...(form.decision && { decision: decisionRest }),
    },
    people: {
      ...(legalPerson && { legalPerson }),
      ...(contact && { contact }),
      ...(attendees && { attendees }),
    },
  };
}

/** The inverse of {@link withoutPeople}. */
export function withPeople(form: UseFilingForm, { attendees, ...unitNamed }: FilingPeople): UseFilingForm {
  return {
    ...form,
    ...(form.unit && { unit: { ...form.unit, ...unitNamed } }),
    ...(form.decision && attendees && { decision: { ...form.decision, attendees: [...attendees] } }),
  };
}

/** Every file that the form names, with the path of its field. */
export function attachedFiles(form: UseFilingForm): NamedFile[] {
  const named = {
    'decision.minutes': form.decision?.minutes,
    agreement: form.agreement,
    'agreementNotApplicable.superiorContract': form.agreementNotApplicable?.superiorContract,
    'views.file': form.views?.file,
    itApproval: form.itApproval,
    consultation: form.consultation,
    partyCommitteeApproval: form.partyCommitteeApproval,
    biometricReview: form.biometricReview,
  };
  return [
    ...filesOfOwnApp(form),
    ...Object.entries(named).flatMap(([path, file]) => (file === undefined ? [] : [{ path, file }])),
  ];
}

function filesOfOwnApp({ selfDeveloped: own }: UseFilingForm): NamedFile[] {
  if (own === undefined) return [];
  return filesOfProvider(asProviderForm(own)).flatMap(({ path, file }) => {
    const place = placeInUseForm(path);
    return place === undefined ? [] : [{ path: place, file }];
  });
}
