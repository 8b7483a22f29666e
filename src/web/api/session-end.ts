import { useSyncExternalStore } from 'react';

/**
 * A session that ends does not end what somebody is doing: the request waits, the page stays as it is, a dialogue asks to
 * sign in again, and the request is sent once more.
 */
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

export function untilSignedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    tell();
  });
}

export function resumeSession(): void {
  const resolved = waiting;
  waiting = [];
  for (const resolve of resolved) resolve();
  tell();
}

export function useSessionHasEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}
