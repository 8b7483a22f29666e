import { differences } from '../../../policy/provider-filing/differences.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { api, dataOf } from '../../api/client.ts';
import type { DraftPlace } from '../../cases/draft/draft-keeper.ts';
import { type Draft, forgetDraft, useDraft } from '../../cases/draft/use-draft.ts';
import { type Filing, isEditable, readFiling } from './filing-queries.ts';

export type FilingDraft = Draft<ProviderFilingForm>;

/** What is being typed into that filing. */
export function useFilingDraft(filing: Filing): FilingDraft {
  return useDraft(placeOf(filing.id), filing);
}

export function forgetFilingDraft(id: number): void {
  forgetDraft(nameOf(id));
}

const nameOf = (id: number): string => `provider-filing ${id}`;

function placeOf(id: number): DraftPlace<ProviderFilingForm> {
  const params = { path: { id } };
  return {
    name: nameOf(id),
    save: async ({ form, draftVersion }) => {
      const body = { form: form as never, draftVersion };
      return (await dataOf(api.PUT('/api/v1/provider-filings/{id}/draft', { params, body }))).draftVersion;
    },
    latest: async () => {
      const filing = await readFiling(id);
      return isEditable(filing) ? filing : undefined;
    },
    differ: (one, other) => differences(one, other).length > 0,
  };
}
