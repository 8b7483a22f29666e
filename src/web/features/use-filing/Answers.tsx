import { lazy, type ReactNode, Suspense } from 'react';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import { EntryValue, NotGiven } from '../../components/EntryValue.tsx';
import { Fact } from '../../components/Fact.tsx';
import { AppLine } from './AppSearch.tsx';
import { type Entry, entryControl, isOwnApp, type Section } from './controls.ts';
import type { RegisterApp, Unit } from './queries.ts';

const OwnAppAnswers = lazy(() => import('./OwnAppAnswers.tsx'));

interface Props {
  readonly sections: readonly Section[];
  readonly form: UseFilingForm;
  readonly unit: Unit;
  readonly app: RegisterApp | undefined;
  /** What stands below an answer: what a rule says of it. */
  readonly beside: (entry: Pick<Entry, 'name'>) => ReactNode;
}

/** Everything that was answered, part by part, evidence as links. */
export function Answers({ sections, beside, ...shown }: Props): ReactNode {
  return sections.map(({ name, title, entries }) => (
    <section key={name}>
      <h3>{title}</h3>
      <dl className="answers">
        {entries.map((entry) =>
          isOwnApp(entry) ? (
            <Suspense key={entry.path}>
              <OwnAppAnswers {...shown} entry={entry} beside={beside} />
            </Suspense>
          ) : (
            <Fact key={entry.path} title={entry.label}>
              <Answer {...shown} entry={entry} />
              {beside(entry)}
            </Fact>
          ),
        )}
      </dl>
    </section>
  ));
}

interface AnswerProps extends Omit<Props, 'sections' | 'beside'> {
  readonly entry: Entry;
}

export function Answer({ entry, form, unit, app }: AnswerProps): ReactNode {
  const { path, control } = entry;
  if (control.kind === 'app') return app === undefined ? <NotGiven /> : <AppLine app={app} />;
  if (isOwnApp(entry))
    return (
      <dl className="answers">
        <Suspense>
          <OwnAppAnswers {...{ entry, form, unit }} beside={() => null} />
        </Suspense>
      </dl>
    );
  return <EntryValue control={entryControl(control, unit.scenes)} value={valueAt(form, path)} />;
}
