import { useEffect, useSyncExternalStore } from 'react';
import { isKept } from '../../api/on-device.ts';
import { DRAFTS, DraftKeeper, type DraftPlace, type DraftState, type SavedDraft } from './draft-keeper.ts';

/** As long as the tab is open, so that going from page to page loses nothing on the way. */
const keepers = new Map<string, DraftKeeper<never>>();

export interface Draft<Form> extends DraftState<Form> {
  readonly keeper: DraftKeeper<Form>;
}

/** What is being typed into that draft, which may be ahead of what the server has. */
export function useDraft<Form>(place: DraftPlace<Form>, saved: SavedDraft<Form>): Draft<Form> {
  const keeper = keeperOf(place, saved);
  useEffect(() => keeper.adopt(saved), [keeper, saved]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  return { ...state, keeper };
}

/** After what is no typing has changed the draft, or ended it: it is read anew. */
export function forgetDraft(name: string): void {
  keepers.get(name)?.end();
  keepers.delete(name);
}

/** Before leaving: whether everything that was typed on this device has reached the server. */
export async function saveDrafts(): Promise<boolean> {
  await Promise.all([...keepers.values()].map((keeper) => keeper.flush()));
  return !isKept(DRAFTS);
}

function keeperOf<Form>(place: DraftPlace<Form>, saved: SavedDraft<Form>): DraftKeeper<Form> {
  const known = keepers.get(place.name) as DraftKeeper<Form> | undefined;
  if (known !== undefined) return known;
  const keeper = new DraftKeeper(place, saved);
  keepers.set(place.name, keeper as unknown as DraftKeeper<never>);
  return keeper;
}
