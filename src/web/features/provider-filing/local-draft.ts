import { type ProviderFilingForm, providerFilingDraft } from '../../../policy/provider-filing/form.ts';

/** What was typed and has not reached the server: it outlives the tab and the line. */
export interface LocalDraft {
  readonly form: ProviderFilingForm;
  /** Of the draft on the server that it goes on from. */
  readonly draftVersion: number;
}

export function readLocalDraft(key: string): LocalDraft | undefined {
  try {
    const { form, draftVersion } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<LocalDraft>;
    const parsed = providerFilingDraft.safeParse(form);
    return parsed.success && typeof draftVersion === 'number'
      ? { form: parsed.data, draftVersion }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing, or has no room, does not stop anybody from typing. */
export function keepLocalDraft(key: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // What is saved to the server is what counts.
  }
}

export function forgetLocalDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
