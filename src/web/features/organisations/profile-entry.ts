import type { OrganisationDetail, Profile } from './queries.ts';

interface Part {
  readonly title: string;
  readonly hint: string;
  readonly words: 'selectionRules' | 'decisionMechanism' | 'developmentRules';
  readonly file: 'selectionRulesFile' | 'decisionMechanismFile' | 'developmentRulesFile';
}

const RULES: readonly Part[] = [
  {
    title: '选用制度',
    hint: '选用应用按什么程序、由谁提出、由谁审核。',
    words: 'selectionRules',
    file: 'selectionRulesFile',
  },
  {
    title: '决策机制',
    hint: '由哪一级会议集体决策，怎样记录。',
    words: 'decisionMechanism',
    file: 'decisionMechanismFile',
  },
];

const DEVELOPMENT: Part = {
  title: '开发制度',
  hint: '自主开发应用怎样立项、审批、管理。由高等院校登记。',
  words: 'developmentRules',
  file: 'developmentRulesFile',
};

/** Those that it is asked for, and whatever stands there though it is not asked any more. */
export function recordedParts(
  { kind, stages }: Pick<OrganisationDetail, 'kind' | 'stages'>,
  { developmentRules, developmentRulesFile }: Profile,
): readonly Part[] {
  const isUniversity = kind === 'school' && stages.includes('university');
  const isThere = developmentRules !== null || developmentRulesFile !== null;
  return isUniversity || isThere ? [...RULES, DEVELOPMENT] : RULES;
}

type Words = 'department' | Part['words'] | 'domicile';

/** As it is typed: nothing is an empty text, or no file. */
export type EnteredProfile = Readonly<Record<Words, string>> &
  Readonly<Record<Part['file'], number | undefined>>;

export function enteredProfile(profile: Profile): EnteredProfile {
  return {
    department: profile.department ?? '',
    selectionRules: profile.selectionRules ?? '',
    selectionRulesFile: profile.selectionRulesFile ?? undefined,
    decisionMechanism: profile.decisionMechanism ?? '',
    decisionMechanismFile: profile.decisionMechanismFile ?? undefined,
    developmentRules: profile.developmentRules ?? '',
    developmentRulesFile: profile.developmentRulesFile ?? undefined,
    domicile: profile.domicile ?? '',
  };
}

export function profileBody(entered: EnteredProfile, version: number): Profile {
  return {
    department: given(entered.department),
    selectionRules: given(entered.selectionRules),
    selectionRulesFile: entered.selectionRulesFile ?? null,
    decisionMechanism: given(entered.decisionMechanism),
    decisionMechanismFile: entered.decisionMechanismFile ?? null,
    developmentRules: given(entered.developmentRules),
    developmentRulesFile: entered.developmentRulesFile ?? null,
    domicile: given(entered.domicile),
    version,
  };
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Where whoever may see the organisation has the document from. */
export function documentAddress(id: number, file: number): string {
  return `/api/v1/organisations/${id}/documents/${file}`;
}
