import { type ComponentType, createContext, type LazyExoticComponent, type ReactNode, use } from 'react';
import type { Case, TimelineEntry } from './case-queries.ts';

export interface CasePanelProps {
  readonly filing: Case;
}

/** What a feature adds to the page of its kind of case. */
export interface CasePanel {
  /** The content and what may be done with it. It reads what it needs by the case's id. */
  readonly panel: LazyExoticComponent<ComponentType<CasePanelProps>>;
  /** Takes the whole width; timeline and states stand below it. */
  readonly isWide?: boolean;
  /** What changed with an entry of the timeline, beside actor, action and reasons. */
  readonly describe?: (entry: TimelineEntry) => ReactNode;
  /** Titles of actions that are no transitions, such as `verify`. */
  readonly actions?: Readonly<Record<string, string>>;
}

/** By kind of case. Filled by the shell, as the page of a case knows no feature. */
export const CasePanelsContext = createContext<ReadonlyMap<string, CasePanel>>(new Map());

export function useCasePanel(kind: string): CasePanel | undefined {
  return use(CasePanelsContext).get(kind);
}
