import { NATIONWIDE } from '../articles.ts';
import { line } from '../form-parts.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import type { OrganisationFacts } from './facts.ts';

export const LONGEST_NAME = 100;
const name = line(LONGEST_NAME).min(1, '没有填写名称');

export const anOrganisationHasAName = defineRule<Pick<OrganisationFacts, 'name'>>({
  id: 'organisations/an-organisation-has-a-name',
  ref: 'JU-1',
  title: '机构名称不能为空，不超过 100 个字',
  sources: [],
  ours: '以机构全称登记',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: (facts) => {
    const { error } = name.safeParse(facts.name);
    return (error?.issues ?? []).map(({ message }) => ({
      field: 'name',
      message: `机构名称不符合要求：${message}。`,
      remedy: '请填写与公章一致的全称。',
    }));
  },
});
