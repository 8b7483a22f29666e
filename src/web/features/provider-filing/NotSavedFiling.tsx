import type { ReactNode } from 'react';
import { differences } from '../../../policy/provider-filing/differences.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { type DraftDifference, NotSaved } from '../../cases/draft/NotSaved.tsx';
import { DeclaredValue } from '../../cases/provider-information/DeclaredValue.tsx';
import type { FilingDraft } from './filing-draft.ts';

export function NotSavedFiling({ draft }: { readonly draft: FilingDraft }): ReactNode {
  return <NotSaved draft={draft} differences={differencesOf} />;
}

function differencesOf(theirs: ProviderFilingForm, mine: ProviderFilingForm): DraftDifference[] {
  return differences(theirs, mine).map(({ path, label, before, after }) => ({
    path,
    label,
    theirs: <DeclaredValue path={path} value={before} />,
    mine: <DeclaredValue path={path} value={after} />,
  }));
}
