import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { api, dataOf } from '../../api/client.ts';
import type { DraftPlace, SavedDraft } from '../../cases/draft/draft-keeper.ts';
import { valueAt, withValueAt } from '../../cases/draft/form-values.ts';
import { type Draft, forgetDraft, useDraft } from '../../cases/draft/use-draft.ts';
import { type Entry, everyEntry } from './controls.ts';
import { isEditable, readFiling, type UseFiling } from './queries.ts';

export type FilingDraft = Draft<UseFilingForm>;

/** What is being typed into that filing. */
export function useFilingDraft(filing: UseFiling): FilingDraft {
  return useDraft(placeOf(filing.id), filing as SavedDraft<UseFilingForm>);
}

export function forgetFilingDraft(id: number): void {
  forgetDraft(nameOf(id));
}

/** Where two forms differ. */
export function differingEntries(one: UseFilingForm, other: UseFilingForm): Entry[] {
  const written = (form: UseFilingForm, path: string): string =>
    JSON.stringify(valueAt(savable(form), path) ?? null);
  return everyEntry.filter(({ path }) => written(one, path) !== written(other, path));
}

const nameOf = (id: number): string => `use-filing ${id}`;

function placeOf(id: number): DraftPlace<UseFilingForm> {
  const params = { path: { id } };
  return {
    name: nameOf(id),
    save: async ({ form, draftVersion }) => {
      const body = { form: savable(form) as never, draftVersion };
      return (await dataOf(api.PUT('/api/v1/use-filings/{id}/draft', { params, body }))).draftVersion;
    },
    latest: async () => {
      const filing = await readFiling(id);
      return isEditable(filing) ? (filing as SavedDraft<UseFilingForm>) : undefined;
    },
    differ: (one, other) => differingEntries(one, other).length > 0,
  };
}

/** Without the empty lines that a list of names ends in while one types. */
function savable(form: UseFilingForm): UseFilingForm {
  const attendees = form.decision?.attendees?.map((name) => name.trim()).filter((name) => name !== '');
  return attendees === undefined ? form : withValueAt(form, 'decision.attendees', attendees);
}
