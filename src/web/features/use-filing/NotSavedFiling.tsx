import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import { type DraftDifference, NotSaved } from '../../cases/draft/NotSaved.tsx';
import { Answer } from './Answers.tsx';
import type { Entry } from './controls.ts';
import { differingEntries, type FilingDraft } from './filing-draft.ts';
import { appQuery, type Unit } from './queries.ts';

interface Props {
  readonly draft: FilingDraft;
  readonly unit: Unit;
}

export function NotSavedFiling({ draft, unit }: Props): ReactNode {
  const differencesOf = (theirs: UseFilingForm, mine: UseFilingForm): DraftDifference[] =>
    differingEntries(theirs, mine).map((entry) => ({
      path: entry.path,
      label: entry.label,
      theirs: <OneAnswer entry={entry} form={theirs} unit={unit} />,
      mine: <OneAnswer entry={entry} form={mine} unit={unit} />,
    }));
  return <NotSaved draft={draft} differences={differencesOf} />;
}

interface AnswerProps {
  readonly entry: Entry;
  readonly form: UseFilingForm;
  readonly unit: Unit;
}

function OneAnswer(shown: AnswerProps): ReactNode {
  const app = useQuery(appQuery(valueAt(shown.form, 'app.registerId') as number | undefined)).data;
  return <Answer {...shown} app={app} />;
}
