import type { OrganisationId, RegisterAppId } from '../src/policy/ids.ts';
import { addDays } from '../src/policy/legal-day.ts';
import type { Stage, User } from '../src/policy/option-lists.ts';
import type { UseFilingForm } from '../src/policy/use-filing/form.ts';
import type { DemoApp } from './apps.ts';
import type { EvidenceIds } from './evidence.ts';
import type { PlannedFiling } from './planned-filing.ts';
import type { DemoSchool } from './schools.ts';
import { Seeded } from './seeded.ts';

/** What a planned filing is about, with the keys that the database has given. */
export interface FilingMatter {
  readonly planned: PlannedFiling;
  readonly school: DemoSchool;
  readonly app: DemoApp;
  readonly appId: RegisterAppId;
  /** The authority that the school hangs on. */
  readonly authority: { readonly id: OrganisationId; readonly name: string };
  /** Code of the area of the school's domicile. */
  readonly area: string;
}

/** The form as a diligent clerk fills it in, with the evidence that its kind of use needs. */
export function filingForm(matter: FilingMatter, evidence: EvidenceIds): UseFilingForm {
  const { planned, school, app, appId } = matter;
  const random = new Seeded('form', planned.key);
  return {
    unit: unitOf(matter),
    app: { registerId: appId },
    selfDevelopedSelfUsed: false,
    users: usersOf(school, app),
    scenes: scenesOf(app),
    ...originOf(matter, random),
    views: { text: '已征求教职工、学生和家长代表的意见，多数同意使用。' },
    charges: planned.nature === 'recommended' && app.charges,
    disguisedCharges: false,
    advertisements: planned.nature === 'recommended' && app.advertisements,
    games: planned.nature === 'recommended' && app.games,
    ...(planned.nature === 'required' ? requiredUse(planned, random, evidence) : RECOMMENDED),
    ...universityParts(school, app, evidence),
  };
}

function unitOf({ school, area }: FilingMatter): NonNullable<UseFilingForm['unit']> {
  return {
    name: school.name,
    nature: 'school',
    proof: { kind: 'credit-code', number: school.creditCode },
    domicile: { region: area, address: school.address },
    legalPerson: { name: '示例校长', phone: '000-00000000' },
    contact: { name: '示例联系人', phone: '000-00000001' },
  };
}

function usersOf({ stages }: DemoSchool, { audience }: DemoApp): { audience: User[]; stages: Stage[] } {
  const own = stages.filter((stage) => audience.includes(stage));
  const others = (['teacher', 'parent'] as const).filter((user) => audience.includes(user));
  return { audience: [...(own.length > 0 ? ['student' as const] : []), ...others], stages: own };
}

const SCENES: Readonly<Record<string, string>> = {
  'subject-learning': 'self-study',
  'quality-education': 'classroom-teaching',
  'vocational-training': 'classroom-teaching',
  'language-learning': 'self-study',
  homework: 'homework',
  reading: 'self-study',
  'academic-affairs': 'academic-affairs',
  'home-school': 'home-school',
  'campus-life': 'campus-life',
  'safety-and-health': 'safety-and-health',
  office: 'office',
};

function scenesOf({ content }: DemoApp): string[] {
  return [...new Set(content.map((code) => SCENES[code] ?? 'other'))];
}

/** One in twelve was told to use it. */
function originOf(
  { planned, authority }: FilingMatter,
  random: Seeded,
): Pick<UseFilingForm, 'origin' | 'requiredBy' | 'requiredByDocument'> {
  if (!random.chance(1 / 12)) return { origin: 'self-selected' };
  const year = planned.submittedOn.slice(0, 4);
  return {
    origin: 'required-by-superior',
    requiredBy: { organisation: authority.id, name: authority.name },
    requiredByDocument: `《关于规范教育移动应用使用的通知》（示例〔${year}〕${random.integer(1, 60)}号）`,
  };
}

const RECOMMENDED: Partial<UseFilingForm> = {
  nature: 'recommended',
  collectiveDecision: false,
  agreementSigned: false,
  tiedToTeaching: false,
  tiedToMarks: false,
};

function requiredUse(planned: PlannedFiling, random: Seeded, evidence: EvidenceIds): Partial<UseFilingForm> {
  return {
    nature: 'required',
    collectiveDecision: true,
    decision: {
      date: addDays(planned.submittedOn, -random.integer(1, 20)),
      body: '校务会议',
      attendees: ATTENDEES.slice(0, random.integer(3, ATTENDEES.length)),
      ...(evidence.minutes && { minutes: evidence.minutes }),
    },
    agreementSigned: true,
    ...(evidence.agreement && { agreement: evidence.agreement }),
  };
}

const ATTENDEES = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊', '示例己'];

/** What universities are asked for management apps. */
function universityParts({ stages }: DemoSchool, { functionTypes }: DemoApp, evidence: EvidenceIds) {
  if (!stages.includes('university') || !functionTypes.includes('management')) return {};
  const { itApproval, consultation, partyCommitteeApproval } = evidence;
  return {
    largeScalePersonalData: false,
    biometricData: false,
    ...(itApproval && { itApproval }),
    ...(consultation && { consultation }),
    ...(partyCommitteeApproval && { partyCommitteeApproval }),
  };
}
