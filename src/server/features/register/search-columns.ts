import { initialsOf } from './pinyin-initials.ts';
import { foldText, gramsOf, initialGramsOf } from './search-text.ts';

/** What the search reads of a record. */
export interface SearchColumns {
  readonly search_name: string;
  readonly search_provider: string;
  readonly search_initials: string;
  readonly search_grams: string[];
}

/** Written with every row of register_apps, and again whenever one of the two names changes; a number needs nothing. */
export function searchColumnsOf(name: string, providerName: string): SearchColumns {
  const search_name = foldText(name);
  const search_provider = foldText(providerName);
  const search_initials = initialsOf(search_name);
  const grams = new Set([
    ...gramsOf(search_name),
    ...gramsOf(search_provider),
    ...initialGramsOf(search_initials),
  ]);
  return { search_name, search_provider, search_initials, search_grams: [...grams] };
}
