import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { ManyOptions } from './Options.tsx';

interface Props<Code extends string> {
  /** The field's path as the API names it in its defects. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly options: { readonly [code in Code]?: string };
  readonly value: readonly Code[];
  readonly onChange: (value: Code[]) => void;
}

/** Several of a list, in a form. */
export function ManyField<Code extends string>({ name, label, hint, ...shown }: Props<Code>): ReactNode {
  return (
    <Field name={name} label={label} hint={hint} isGroup>
      {(control) => <ManyOptions {...shown} control={control} />}
    </Field>
  );
}
