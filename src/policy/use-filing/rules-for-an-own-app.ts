import type { ProviderFilingFacts } from '../provider-filing/facts.ts';
import { providerFilingRules } from '../provider-filing/rules.ts';
import type { Finding, Rule } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { asProviderForm, placeInUseForm } from './own-app.ts';

const LINE_OF_SUBORDINATION = 'filed along the line of subordination, not with a province (M 21)';
const UNIT_OF_F2 = 'F2 has the unit, and the rules of use filing judge it';
const AS_A_USE = 'the use filing has a rule of its own for it';

/** What providers are judged by and a unit that files its own app is not, and why. Every other rule is kept by both. */
const FOR_PROVIDERS_ONLY: Readonly<Record<string, string>> = {
  'a-supplement-comes-in-time': 'a returned use filing has a time limit of its own',
  'a-filing-goes-to-the-provincial-department': LINE_OF_SUBORDINATION,
  'a-provincial-departments-app-is-filed-with-the-ministry': LINE_OF_SUBORDINATION,
  'a-provider-files-in-one-province': LINE_OF_SUBORDINATION,
  'a-branchs-app-is-filed-by-the-head-office': 'the unit itself developed it',
  'a-self-developed-self-used-app-goes-along-the-line-of-subordination': 'this is where it leads to',
  'the-unit-is-the-registered-provider': UNIT_OF_F2,
  'the-proof-numbers-have-their-form': UNIT_OF_F2,
  'the-credit-codes-check-digits-agree': UNIT_OF_F2,
  'the-registered-place-lies-in-the-authoritys-area': UNIT_OF_F2,
  'a-telecom-business-has-its-licence':
    'what serves internal management alone is no telecommunications business',
  'the-kind-of-app-is-in-scope': AS_A_USE,
  'an-ended-filing-is-not-amended': AS_A_USE,
  'an-amendment-keeps-to-its-one-app': AS_A_USE,
  'an-amendment-names-the-day-of-the-change': AS_A_USE,
  'a-change-is-filed-within-ten-working-days': AS_A_USE,
  'the-attached-files-exist': AS_A_USE,
};

/** The rules of provider filing for an app that its own unit developed: theirs by id, source and remedy. */
export const rulesForAnOwnApp: readonly Rule<UseFilingFacts>[] = providerFilingRules
  .filter(({ id }) => !Object.hasOwn(FOR_PROVIDERS_ONLY, id.replace('provider-filing/', '')))
  .map((rule) => ({
    ...rule,
    check: (facts, circumstances) => {
      if (facts.form.selfDevelopedSelfUsed !== true) return [];
      return rule.check(asFiledByProvider(facts), circumstances).flatMap(foundInUseForm);
    },
  }));

function asFiledByProvider(facts: UseFilingFacts): ProviderFilingFacts {
  const { form, unit, purpose, submittedOn, kindsInScope, files } = facts;
  return {
    ...facts.ownApp,
    form: asProviderForm(form.selfDeveloped ?? {}),
    purpose,
    submittedOn,
    kindsInScope,
    files,
    provider: { kind: unit.kind, level: null, name: form.unit?.name ?? '', creditCode: null },
    authority: { level: null, areaPrefix: null },
    filedElsewhere: undefined,
    underWay: [],
    amended: undefined,
    supplementDueOn: undefined,
    workingDaysSinceChange: undefined,
  };
}

/** What concerns the provider's unit is not asked here. */
function foundInUseForm(finding: Finding): Finding[] {
  const field = placeInUseForm(finding.field ?? '');
  return field === undefined ? [] : [{ ...finding, field }];
}
