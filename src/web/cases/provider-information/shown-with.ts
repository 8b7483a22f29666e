import { createContext, use } from 'react';
import type { ProviderFilingFacts } from '../../../policy/provider-filing/facts.ts';

/** The authority's lists, by which codes become words. */
export type ShownWith = Pick<ProviderFilingFacts, 'contents' | 'permissions'>;

export const ShownWithContext = createContext<ShownWith>({ contents: [], permissions: [] });

export function useShownWith(): ShownWith {
  return use(ShownWithContext);
}
