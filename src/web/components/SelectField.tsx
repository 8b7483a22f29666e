import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { Select } from './Select.tsx';

interface Props {
  /** The field's path as the API names it in its defects. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  /** By value. */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** One of a short list, in a form. */
export function SelectField({ name, label, hint, ...chosen }: Props): ReactNode {
  return (
    <Field name={name} label={label} hint={hint}>
      {({ status: _status, ...control }) => <Select {...control} {...chosen} />}
    </Field>
  );
}
