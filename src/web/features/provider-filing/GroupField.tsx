import type { ReactNode } from 'react';
import { fieldId, useForm } from '../../components/form-context.ts';

interface Props {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Several controls that answer one question; what is wrong with the answer leads to the first of them. */
export function GroupField({ name, label, hint, children }: Props): ReactNode {
  const { name: form, problem } = useForm();
  const id = fieldId(form, name);
  const defects = problem?.defects.filter(({ field }) => field === name) ?? [];
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={defects.length === 0 ? 'field group' : 'field group field-wrong'}
      aria-describedby={defects.length === 0 ? undefined : `${id}-error`}
    >
      <legend>{label}</legend>
      {hint !== undefined && <div className="secondary">{hint}</div>}
      {children}
      {defects.length > 0 && (
        <div className="field-error" id={`${id}-error`}>
          {defects.map(({ message, source }) => (
            <div key={message}>
              {message}
              {source !== undefined && <span className="secondary beside">依据：{source}</span>}
            </div>
          ))}
        </div>
      )}
    </fieldset>
  );
}
