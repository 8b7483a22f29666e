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
}

/** One line of text that has to be filled in. */
export function TextField({ name, label, hint, onChange, ...input }: Props): ReactNode {
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          {...input}
          onChange={({ target }) => onChange(target.value)}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
    </Field>
  );
}
