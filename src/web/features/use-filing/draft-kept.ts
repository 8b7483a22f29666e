import type { UseFilingForm } from '../../../policy/use-filing/form.ts';

/** What was typed and not saved yet, on this device: it survives a lost connection and a closed tab. */
export interface KeptDraft {
  readonly form: UseFilingForm;
  /** The version of the saved draft that it was typed into. */
  readonly version: number;
}

const keyOf = (account: number, id: number): string => `use-filing-${account}-${id}`;

export function readKept(account: number, id: number): KeptDraft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account, id)) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

/** A device that keeps nothing has only the server's copy. */
export function keep(account: number, id: number, draft: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(account, id), JSON.stringify(draft));
  } catch {
    /* full or forbidden */
  }
}

export function forget(account: number, id: number): void {
  try {
    localStorage.removeItem(keyOf(account, id));
  } catch {
    /* forbidden */
  }
}
