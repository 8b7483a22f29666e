import { cite } from '../articles.ts';
import { hasContent } from '../has-content.ts';
import type { Finding } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { type PlacedField, placedFields, placedParts, quoted } from './placed-fields.ts';

/** Every field that the rule asks for, that is needed in that form and empty; undefined for what no other rule asks for. */
export function missingFields(
  { form, purpose }: ProviderFilingFacts,
  rule: string | undefined,
): PlacedField[] {
  const asked = ({ askedBy }: Pick<PlacedField, 'askedBy'>): boolean => askedBy === rule;
  return [...placedFields(form, purpose, asked), ...placedParts(form, purpose, asked)].filter(
    ({ needed, value }) => needed && !hasContent(value),
  );
}

/** What that rule asks for in its own words: what the texts demand, before what is missing. */
export function missingFor(rule: string, facts: ProviderFilingFacts, demand: string): Finding[] {
  return missingFields(facts, rule).map(({ path, label }) => ({
    field: path,
    message: `${demand}，但${quoted(label)}未提供。`,
    remedy: `请填写或上传${quoted(label)}。`,
  }));
}

/** A field that nobody but the printed form asks for. */
export function notFilledIn({ path, label, source, when }: PlacedField): Finding {
  const condition = when === undefined ? '' : `（${when}时必填）`;
  return {
    field: path,
    message: `${quoted(label)}未填写${condition}，依据${cite(source)}。`,
    remedy: `请填写${quoted(label)}。`,
  };
}
