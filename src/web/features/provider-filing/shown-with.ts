import { createContext, use } from 'react';
import type { FiledFile, Ground } from './filing-queries.ts';

/** By which codes and keys of files become words. */
export interface ShownWith {
  readonly contents: Ground['facts']['contents'];
  readonly permissions: Ground['facts']['permissions'];
  readonly files: readonly FiledFile[];
}

export const ShownWithContext = createContext<ShownWith>({ contents: [], permissions: [], files: [] });

export function useShownWith(): ShownWith {
  return use(ShownWithContext);
}
