import { z } from 'zod';
import { codes, day, id, line, manyOf, oneOf, paragraph, yesOrNo } from '../form-parts.ts';
import type { FileId } from '../ids.ts';
import {
  APP_AUDIENCES,
  APP_FEATURES,
  APP_KINDS,
  FUNCTION_TYPES,
  MLPS_GRADES,
  PLATFORMS,
  PROVIDER_NATURES,
  PROVIDER_PROOFS,
} from '../option-lists.ts';

/** A name and a telephone: the single cells 法人信息 and 联系人信息 of the printed form. */
const person = z.strictObject({ name: line(50), phone: line(40) }).partial();

const proof = z
  .strictObject({ kind: oneOf(PROVIDER_PROOFS), number: line(40), scan: id<FileId>() })
  .partial();

/** A document, or why there is none; the reviewer decides whether that holds. */
const fileOrReason = z.strictObject({ file: id<FileId>(), notApplicableBecause: paragraph(500) }).partial();

const textOrFile = z.strictObject({ text: paragraph(2000), file: id<FileId>() }).partial();

/** Names an item of a list from one revision to the next, whatever its place: whoever adds it makes it up. */
const key = z.string().regex(/^[a-z0-9]{1,16}$/, '应为 1 至 16 位小写字母或数字');

const unit = z
  .strictObject({
    name: line(100),
    nature: oneOf(PROVIDER_NATURES),
    proof,
    registeredPlace: z.strictObject({ region: line(12), address: line(200) }).partial(),
    legalPerson: person,
    contact: person,
    telecomBusiness: yesOrNo,
    telecomLicence: fileOrReason,
  })
  .partial();

const developer = z
  .strictObject({ name: line(100), nature: oneOf(PROVIDER_NATURES), proof, contact: person })
  .partial();

const system = z
  .strictObject({
    name: line(100),
    ipAddress: line(200),
    domain: line(253),
    icpNumber: line(64),
    mlpsGrade: oneOf(MLPS_GRADES),
    mlpsNumber: line(64),
    mlpsScan: id<FileId>(),
    mlpsAssessmentReport: fileOrReason,
  })
  .partial()
  .extend({ key });

const installPackage = z
  .strictObject({ version: line(50), platform: oneOf(PLATFORMS), packageId: line(200), file: id<FileId>() })
  .partial();

const personalDatum = z
  .strictObject({ item: line(100), purpose: line(200), manner: line(200), scope: line(200) })
  .partial();

/** Facts about the app that bring duties, and the evidence (O 5, 6, 13). */
const duties = {
  contentReviewSystem: id<FileId>(),
  training: yesOrNo,
  trainingRegister: id<FileId>(),
  offCampusOnlineTutoring: yesOrNo,
  teacherCertificates: id<FileId>(),
  foreignStaff: yesOrNo,
  foreignStaffReview: id<FileId>(),
  minorsMain: yesOrNo,
  timeLimit: paragraph(500),
  ageRange: line(100),
  contentCheck: paragraph(1000),
  advertisements: yesOrNo,
  advertisementsFit: paragraph(500),
  games: yesOrNo,
  registersUsers: yesOrNo,
  identityVerification: paragraph(500),
  collectsPersonalData: yesOrNo,
  personalData: z.array(personalDatum).max(100, '最多 100 项'),
  consent: textOrFile,
  guardianConsent: textOrFile,
  dataSafeguards: textOrFile,
  complaintChannel: line(200),
};

/** 教育移动应用信息, whoever it is that files it. */
export const appInformation = z
  .strictObject({
    name: line(100),
    version: line(50),
    kind: oneOf(APP_KINDS),
    platforms: manyOf(PLATFORMS),
    securityCertification: line(64),
    functionTypes: manyOf(FUNCTION_TYPES),
    audience: manyOf(APP_AUDIENCES),
    content: codes(30),
    permissions: codes(40),
    features: manyOf(APP_FEATURES),
    packages: z.array(installPackage).max(50, '最多 50 个安装包'),
    ...duties,
  })
  .partial();

const app = appInformation.extend({ key });

const list = <Item extends z.ZodType<{ key: string }>>(item: Item, max: number) =>
  z
    .array(item)
    .max(max, `最多 ${max} 项`)
    .refine((items) => new Set(items.map((one) => one.key)).size === items.length, '各项的标识不能重复');

/** 业务系统信息 */
export const filedSystems = list(system, 50);

/**
 * 教育移动应用提供者备案信息表 (F1) and what the texts ask beyond the printed form. This is what may be saved as a draft:
 * every field may be missing, nothing else may be there. Whether it may be submitted is for the rules to say.
 */
export const providerFilingDraft = z
  .strictObject({
    unit,
    developerIsUnit: yesOrNo,
    developer,
    /** 子公司（分公司）、分支机构 that developed it, filed by the head office (M 11). */
    branch: line(100),
    systems: filedSystems,
    apps: list(app, 100),
    changedOn: day,
  })
  .partial();
export type ProviderFilingForm = z.infer<typeof providerFilingDraft>;
export type FiledSystem = z.infer<typeof system>;
export type FiledApp = z.infer<typeof app>;
export type InstallPackage = z.infer<typeof installPackage>;

/** A filing of apps that are not published yet, or a change of what was published. */
export type Purpose = 'first' | 'amendment';

/** Who is named in a form: 法人信息 and 联系人信息 of the unit, 联系人信息 of the developer. */
export interface FilingPeople {
  readonly legalPerson?: z.infer<typeof person>;
  readonly contact?: z.infer<typeof person>;
  readonly developerContact?: z.infer<typeof person>;
}

/** The form and the people named in it apart, so that these can be erased without touching the filing. */
export function withoutPeople(form: ProviderFilingForm): { form: ProviderFilingForm; people: FilingPeople } {
  const { legalPerson, contact, ...unitRest } = form.unit ?? {};
  const { contact: developerContact, ...developerRest } = form.developer ?? {};
  return {
    form: {
      ...form,
      ...(form.unit && { unit: unitRest }),
      ...(form.developer && { developer: developerRest }),
    },
    people: {
      ...(legalPerson && { legalPerson }),
      ...(contact && { contact }),
      ...(developerContact && { developerContact }),
    },
  };
}

/** The inverse of {@link withoutPeople}. */
export function withPeople(
  form: ProviderFilingForm,
  { developerContact, ...unitNamed }: FilingPeople,
): ProviderFilingForm {
  return {
    ...form,
    ...(form.unit && { unit: { ...form.unit, ...unitNamed } }),
    ...(form.developer &&
      developerContact && { developer: { ...form.developer, contact: developerContact } }),
  };
}

/** A file that the form names, with the path of its field; items of lists by key, as in `apps.a1.trainingRegister`. */
export interface NamedFile {
  readonly path: string;
  readonly file: FileId;
}

/** Every file that the form names. */
export function attachedFiles(form: ProviderFilingForm): NamedFile[] {
  const { unit: filed, developer: other } = form;
  return [
    ...named('unit', {
      'proof.scan': filed?.proof?.scan,
      'telecomLicence.file': filed?.telecomLicence?.file,
    }),
    ...named('developer', { 'proof.scan': other?.proof?.scan }),
    ...(form.systems ?? []).flatMap((one) =>
      named(`systems.${one.key}`, {
        mlpsScan: one.mlpsScan,
        'mlpsAssessmentReport.file': one.mlpsAssessmentReport?.file,
      }),
    ),
    ...(form.apps ?? []).flatMap((one) => [
      ...named(`apps.${one.key}`, {
        contentReviewSystem: one.contentReviewSystem,
        trainingRegister: one.trainingRegister,
        teacherCertificates: one.teacherCertificates,
        foreignStaffReview: one.foreignStaffReview,
        'consent.file': one.consent?.file,
        'guardianConsent.file': one.guardianConsent?.file,
        'dataSafeguards.file': one.dataSafeguards?.file,
      }),
      ...(one.packages ?? []).flatMap(({ file }, index) =>
        named(`apps.${one.key}.packages.${index}`, { file }),
      ),
    ]),
  ];
}

function named(whole: string, files: Readonly<Record<string, FileId | undefined>>): NamedFile[] {
  return Object.entries(files).flatMap(([path, file]) =>
    file === undefined ? [] : [{ path: `${whole}.${path}`, file }],
  );
}
