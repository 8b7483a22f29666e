import type { ReactNode } from 'react';
import type { Option } from '../../../policy/use-filing/facts.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { AppLine } from './AppSearch.tsx';
import { answerOf } from './answers.ts';
import type { Entry, Section } from './controls.ts';
import { FileLink } from './FileLink.tsx';
import type { RegisterApp, UseFiling } from './queries.ts';

interface Props {
  readonly sections: readonly Section[];
  readonly form: UseFilingForm;
  readonly scenes: readonly Option[];
  readonly files: UseFiling['files'];
  readonly app: RegisterApp | undefined;
  /** What stands below an answer: what a rule says of it. */
  readonly beside: (entry: Entry) => ReactNode;
}

/** Everything that was answered, part by part, evidence as links. */
export function Answers({ sections, beside, ...shown }: Props): ReactNode {
  return sections.map(({ name, title, entries }) => (
    <section key={name} className="answers">
      <h3>{title}</h3>
      <dl>
        {entries.map((entry) => (
          <div key={entry.path}>
            <dt>{entry.label}</dt>
            <dd>
              <Answer {...shown} entry={entry} />
              {beside(entry)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

interface AnswerProps extends Omit<Props, 'sections' | 'beside'> {
  readonly entry: Entry;
}

function Answer({ entry, form, scenes, files, app }: AnswerProps): ReactNode {
  if (entry.control.kind === 'app') return app === undefined ? <NotGiven /> : <AppLine app={app} />;
  const answer = answerOf(form, entry, scenes);
  if (answer === undefined || answer === '') return <NotGiven />;
  if (typeof answer === 'string') return <span className="lines">{answer}</span>;
  return <FileLink id={answer} name={files.find(({ id }) => id === answer)?.name ?? '已上传的文件'} />;
}

function NotGiven(): ReactNode {
  return <span className="secondary">未填写</span>;
}
