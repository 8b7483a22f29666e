import type { Tx } from '../db/database.ts';
import type { Listener, Listeners, Occasion } from '../occasion.ts';
import type { MovedCase } from './case-row.ts';

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
