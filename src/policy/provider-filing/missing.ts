import { cite } from '../articles.ts';
import type { Finding } from '../rule.ts';
import type { ProviderFilingFacts } from './facts.ts';
import { hasContent, type PlacedField, placedFields, placedParts, quoted } from './placed-fields.ts';

type Asked = Pick<ProviderFilingFacts, 'form' | 'purpose'>;

/** Of each filing that is judged, so that each rule does not look for them anew. */
const known = new WeakMap<Asked, readonly PlacedField[]>();

/** Every field of the form that is needed there and empty. */
export function missingFields(facts: Asked): readonly PlacedField[] {
  const missing = known.get(facts) ?? findMissing(facts);
  known.set(facts, missing);
  return missing;
}

function findMissing({ form, purpose }: Asked): PlacedField[] {
  return [...placedFields(form, purpose), ...placedParts(form, purpose)].filter(
    ({ needed, value }) => needed && !hasContent(value),
  );
}

/** What that rule asks for in its own words: what the texts demand, before what is missing. */
export function missingFor(rule: string, facts: ProviderFilingFacts, demand: string): Finding[] {
  return missingFields(facts)
    .filter(({ askedBy }) => askedBy === rule)
    .map(({ path, label }) => ({
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
