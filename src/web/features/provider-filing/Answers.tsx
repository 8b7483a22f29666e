import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { DeclaredValue } from '../../cases/provider-information/DeclaredValue.tsx';
import { fieldLabel } from '../../cases/provider-information/field-label.ts';
import { Fact } from '../../components/Fact.tsx';
import type { Filing } from './filing-queries.ts';
import { fieldsOf, type Task, tasksOf } from './tasks.ts';

interface Props {
  readonly filing: Filing;
  readonly form: ProviderFilingForm;
  readonly mayChange: boolean;
}

/** Everything that was filled in, task by task. */
export function Answers({ filing, form, mayChange }: Props): ReactNode {
  return tasksOf(form, filing.purpose).map((task) => (
    <section className="panel" key={task.id} aria-labelledby={`answers-${task.id}`}>
      <header className="page-header">
        <h2 id={`answers-${task.id}`}>{task.title}</h2>
        {mayChange && (
          <Link
            to="/provider-filings/$id/tasks/$task"
            params={{ id: String(filing.id), task: task.id }}
            aria-label={`修改${task.title}`}
          >
            修改
          </Link>
        )}
      </header>
      <Fields filing={filing} form={form} task={task} />
    </section>
  ));
}

function Fields({ filing, form, task }: Omit<Props, 'mayChange'> & { readonly task: Task }): ReactNode {
  return (
    <dl className="answers">
      {fieldsOf(form, filing.purpose, task.id).map((field) => (
        <Fact key={field.path} title={fieldLabel(field.path)}>
          <DeclaredValue path={field.path} value={field.value} />
        </Fact>
      ))}
    </dl>
  );
}
