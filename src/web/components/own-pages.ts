import { type ComponentType, createContext, use } from 'react';
import type { Action } from '../../policy/access/grants.ts';
import { type Me, mayDo, useMe } from '../api/me.ts';

/** A page of the workbench, loaded when somebody goes there. */
export interface WorkbenchPage {
  /** Below `/workbench`; `$id` is a parameter. */
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
  /** Its title in the navigation; absent where it is reached from elsewhere. */
  readonly navigation?: string;
  /** Who is led there; the server decides on what is asked for. Absent: everybody who is signed in. */
  readonly needs?: Action;
  /** Where a grant alone does not tell: schools and providers hold the same. */
  readonly suits?: (me: Me) => boolean;
}

/** Filled by the shell, as a page must not import the list that it stands in. */
export const PagesContext = createContext<readonly WorkbenchPage[]>([]);

export interface NavigationEntry {
  readonly path: string;
  readonly title: string;
}

/** What the navigation leads whoever is signed in to. */
export function useOwnPages(): NavigationEntry[] {
  const me = useMe();
  return use(PagesContext).flatMap(({ path, navigation, needs, suits }) => {
    const isFor = (needs === undefined || mayDo(me, needs)) && (suits?.(me) ?? true);
    return isFor && navigation !== undefined ? [{ path, title: navigation }] : [];
  });
}
