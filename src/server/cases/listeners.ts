import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';

/** A case after a transition: the row as it is now, and what the caller said about it. */
export interface MovedCase {
  readonly row: CaseRow;
  readonly from: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** How the timeline names who moved it. */
  readonly actorName: string;
}

/** Runs in the transaction of the change; if it throws, everything is rolled back. */
export type Listener = (tx: Tx, occasion: Occasion, moved: readonly MovedCase[]) => Promise<void>;

/** What must happen downstream of a transition, by `kind/action`, in feature order. */
export type Listeners = ReadonlyMap<string, readonly Listener[]>;

export function listeners(registrations: readonly (readonly [on: string, listener: Listener])[]): Listeners {
  return Map.groupBy(registrations, ([on]) => on)
    .entries()
    .reduce(
      (map, [on, pairs]) =>
        map.set(
          on,
          pairs.map(([, listener]) => listener),
        ),
      new Map<string, Listener[]>(),
    );
}

export async function notifyListeners(
  tx: Tx,
  occasion: Occasion,
  on: string,
  moved: readonly MovedCase[],
): Promise<void> {
  for (const listener of occasion.listeners.get(on) ?? []) await listener(tx, occasion, moved);
}
