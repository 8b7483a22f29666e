import type { ReactNode } from 'react';
import { FieldDefects } from './FieldDefects.tsx';
import { useField } from './form-context.ts';

interface Props {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Several fields that answer one question; what is wrong with the answer leads to the first of them. */
export function GroupField({ name, label, hint, children }: Props): ReactNode {
  const { id, defects } = useField(name);
  const isWrong = defects.length > 0;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={isWrong ? 'field field-wrong' : 'field'}
      aria-describedby={isWrong ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {hint !== undefined && <div className="secondary">{hint}</div>}
      {children}
      <FieldDefects id={`${id}-error`} defects={defects} />
    </fieldset>
  );
}
