import { rulesMarkdown } from '../../src/policy/documents/rules-markdown.ts';
import { statesMarkdown } from '../../src/policy/documents/states-markdown.ts';
import { ruleCatalogue } from '../../src/policy/rule-catalogue.ts';
import { stateTables } from '../../src/policy/state-tables.ts';
import type { Generator } from './generator.ts';

/** Every rule with its articles, sorted by article. */
export const rulesDocument: Generator = {
  path: 'docs/generated/rules.md',
  generate: async () => rulesMarkdown(ruleCatalogue),
};

/** Every state table as a diagram. */
export const statesDocument: Generator = {
  path: 'docs/generated/states.md',
  generate: async () => statesMarkdown(stateTables),
};
