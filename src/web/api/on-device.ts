/**
 * What the browser keeps of work that has not reached the server. It may name people, so it is only ever that of whoever
 * is signed in: what somebody else left is dropped when an account takes the device over, all of it at signing out.
 */
let account = '';

const OWNED = 'of ';

export function takeDevice(accountId: number): void {
  account = `${OWNED}${accountId} `;
  dropAll((key) => key.startsWith(OWNED) && !key.startsWith(account));
}

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(account + name);
  } catch {
    return null;
  }
}

/** A browser that keeps nothing, or has no room, does not stop anybody from working. */
export function keep(name: string, value: string): void {
  try {
    if (account !== '') localStorage.setItem(account + name, value);
  } catch {
    // What is saved to the server is what counts.
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(account + name);
  } catch {
    // As above.
  }
}

/** Whether anything is kept whose name begins so. */
export function isKept(beginning: string): boolean {
  return keys().some((key) => key.startsWith(account + beginning));
}

export function leaveDevice(): void {
  dropAll((key) => key.startsWith(OWNED));
  account = '';
}

function dropAll(isDropped: (key: string) => boolean): void {
  for (const key of keys().filter(isDropped)) localStorage.removeItem(key);
}

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
