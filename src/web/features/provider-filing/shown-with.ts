import { createContext, use } from 'react';
import type { Ground } from './filing-queries.ts';

/** The authority's lists, by which codes become words. */
type ShownWith = Pick<Ground['facts'], 'contents' | 'permissions'>;

export const ShownWithContext = createContext<ShownWith>({ contents: [], permissions: [] });

export function useShownWith(): ShownWith {
  return use(ShownWithContext);
}
