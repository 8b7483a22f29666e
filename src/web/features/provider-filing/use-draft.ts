import { useEffect, useSyncExternalStore } from 'react';
import { DraftKeeper, type DraftState } from './draft-keeper.ts';
import type { Filing } from './filing-queries.ts';

/** As long as the tab is open, so that going from task to task loses nothing on the way. */
const keepers = new Map<number, DraftKeeper>();

export interface Draft extends DraftState {
  readonly keeper: DraftKeeper;
}

/** What is being typed into that filing, which may be ahead of what the server has. */
export function useDraft(filing: Filing): Draft {
  const keeper = keeperOf(filing);
  useEffect(() => keeper.adopt(filing), [keeper, filing]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  return { ...state, keeper };
}

/** After what is no typing has changed the draft: it is read anew. */
export function forgetKeeper(id: number): void {
  keepers.delete(id);
}

function keeperOf(filing: Filing): DraftKeeper {
  const known = keepers.get(filing.id);
  if (known !== undefined) return known;
  const keeper = new DraftKeeper(filing);
  keepers.set(filing.id, keeper);
  return keeper;
}
