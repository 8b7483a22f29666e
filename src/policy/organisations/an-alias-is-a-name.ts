import { NATIONWIDE } from '../articles.ts';
import { line } from '../form-parts.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';
import { LONGEST_NAME } from './an-organisation-has-a-name.ts';
import type { OrganisationFacts } from './facts.ts';

const alias = line(LONGEST_NAME).min(1, '是空的');

export const anAliasIsAName = defineRule<Pick<OrganisationFacts, 'aliases'>>({
  id: 'organisations/an-alias-is-a-name',
  ref: 'JU-1',
  title: '别名不能为空，不超过 100 个字',
  sources: [],
  ours: '别名用于查找和导入时识别机构，包括曾用名',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ aliases }) =>
    aliases.flatMap((text) => {
      const { error } = alias.safeParse(text);
      return (error?.issues ?? []).map(({ message }) => ({
        field: 'aliases',
        message: `别名“${[...text].slice(0, 20).join('')}”不符合要求：${message}。`,
        remedy: '请填写机构的曾用名、简称或其他叫法。',
      }));
    }),
});
