import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { api, dataOf } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import type { Problem } from '../../api/problem.ts';
import { withValueAt } from '../../cases/draft/form-values.ts';
import { forget, keep, readKept } from './draft-kept.ts';
import type { UseFiling } from './queries.ts';

const PAUSE_MS = 700;
const RETRY_MS = 4_000;
const MAY_PASS = new Set([0, 503]);

export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface Draft {
  readonly form: UseFilingForm;
  /** Version of what is saved. */
  readonly version: number;
  readonly state: SaveState;
  readonly problem: Problem | null;
  readonly change: (path: string, value: unknown) => void;
  /** Saves what is not saved yet. */
  readonly flush: () => Promise<void>;
  /** After a conflict: this or that draft becomes what is worked on. */
  readonly takeOver: (saved: UseFiling, which: 'mine' | 'theirs') => void;
}

interface Saved {
  readonly form: UseFilingForm;
  readonly version: number;
}

/** A draft that saves itself a moment after each change, and while it cannot, is kept on the device. */
export function useDraft(filing: UseFiling): Draft {
  const { id } = filing;
  const { accountId } = useMe();
  const [kept] = useState(() => readKept(accountId, id));
  const [saved, setSaved] = useState<Saved>(() => ({
    form: filing.form as UseFilingForm,
    version: kept?.version ?? filing.draftVersion,
  }));
  const [form, setForm] = useState<UseFilingForm>(() => kept?.form ?? saved.form);
  const save = useSaving(id, saved.version, setSaved);
  const isDirty = form !== saved.form;
  useKeeping({ accountId, id, draft: { form, version: saved.version }, isDirty });
  useAutosave(save, form, isDirty);
  const { mutateAsync, reset } = save;
  const change = useCallback(
    (path: string, value: unknown) => setForm((before) => withValueAt(before, path, value)),
    [],
  );
  const flush = async (): Promise<void> => {
    if (isDirty) await mutateAsync(form);
  };
  const takeOver = ({ form: theirs, draftVersion }: UseFiling, which: 'mine' | 'theirs'): void => {
    reset();
    setSaved({ form: theirs as UseFilingForm, version: draftVersion });
    if (which === 'theirs') setForm(theirs as UseFilingForm);
  };
  const state = isDirty ? stateOf(save.error) : 'saved';
  return { form, version: saved.version, state, problem: save.error, change, flush, takeOver };
}

type Saving = ReturnType<typeof useSaving>;

function useSaving(id: number, version: number, onSaved: (saved: Saved) => void) {
  return useMutation({
    mutationFn: (form: UseFilingForm) =>
      dataOf(
        api.PUT('/api/v1/use-filings/{id}/draft', {
          params: { path: { id } },
          body: { form: savable(form) as never, draftVersion: version },
        }),
      ),
    networkMode: 'always',
    onSuccess: ({ draftVersion }, form) => onSaved({ form, version: draftVersion }),
  });
}

/** Without the empty lines that a list of names ends in while one types. */
function savable(form: UseFilingForm): UseFilingForm {
  const attendees = form.decision?.attendees?.map((name) => name.trim()).filter((name) => name !== '');
  return attendees === undefined ? form : withValueAt(form, 'decision.attendees', attendees);
}

/** Whatever may pass is tried again; what was refused waits for another change; a conflict for a decision. */
function useAutosave(
  { mutate, error, isPending, variables }: Saving,
  form: UseFilingForm,
  isDirty: boolean,
): void {
  const mayPass = error !== null && MAY_PASS.has(error.status);
  const isRefused = error !== null && !mayPass && (error.kind === 'conflict' || variables === form);
  useEffect(() => {
    if (!isDirty || isPending || isRefused) return undefined;
    const timer = setTimeout(() => mutate(form), mayPass ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form, isDirty, isPending, isRefused, mayPass, mutate]);
}

interface Keeping {
  readonly accountId: number;
  readonly id: number;
  readonly draft: Saved;
  readonly isDirty: boolean;
}

function useKeeping({ accountId, id, draft: { form, version }, isDirty }: Keeping): void {
  useEffect(() => {
    if (isDirty) keep(accountId, id, { form, version });
    else forget(accountId, id);
  }, [accountId, id, form, version, isDirty]);
}

function stateOf(error: Problem | null): SaveState {
  if (error === null) return 'saving';
  if (MAY_PASS.has(error.status)) return 'offline';
  return error.kind === 'conflict' ? 'conflict' : 'refused';
}
