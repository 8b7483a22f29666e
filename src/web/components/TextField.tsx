import Input, { type InputProps } from 'antd/es/input/Input';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

interface Props extends Pick<InputProps, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'readOnly'> {
  /** The field's path as the API names it in its defects. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Left out: it has to be filled in. */
  readonly required?: boolean;
}

/** One line of text. */
export function TextField({ name, label, hint, onChange, required = true, ...input }: Props): ReactNode {
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          {...input}
          onChange={({ target }) => onChange(target.value)}
          autoCapitalize="none"
          spellCheck={false}
          required={required}
        />
      )}
    </Field>
  );
}
