import type { ReactNode } from 'react';
import type { Option } from '../../../policy/use-filing/facts.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import { EntryValue, NotGiven } from '../../components/EntryValue.tsx';
import { Fact } from '../../components/Fact.tsx';
import { AppLine } from './AppSearch.tsx';
import { type Entry, entryControl, type Section } from './controls.ts';
import type { RegisterApp } from './queries.ts';

interface Props {
  readonly sections: readonly Section[];
  readonly form: UseFilingForm;
  readonly scenes: readonly Option[];
  readonly app: RegisterApp | undefined;
  /** What stands below an answer: what a rule says of it. */
  readonly beside: (entry: Entry) => ReactNode;
}

/** Everything that was answered, part by part, evidence as links. */
export function Answers({ sections, beside, ...shown }: Props): ReactNode {
  return sections.map(({ name, title, entries }) => (
    <section key={name}>
      <h3>{title}</h3>
      <dl className="answers">
        {entries.map((entry) => (
          <Fact key={entry.path} title={entry.label}>
            <Answer {...shown} entry={entry} />
            {beside(entry)}
          </Fact>
        ))}
      </dl>
    </section>
  ));
}

interface AnswerProps extends Omit<Props, 'sections' | 'beside'> {
  readonly entry: Entry;
}

export function Answer({ entry: { path, control }, form, scenes, app }: AnswerProps): ReactNode {
  if (control.kind === 'app') return app === undefined ? <NotGiven /> : <AppLine app={app} />;
  return <EntryValue control={entryControl(control, scenes)} value={valueAt(form, path)} />;
}
