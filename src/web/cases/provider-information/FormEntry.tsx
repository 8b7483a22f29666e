import type { ReactNode } from 'react';
import { EntryField } from '../../components/EntryField.tsx';
import { type Control, LINE } from '../../components/entry.ts';
import { valueAt } from '../draft/form-values.ts';
import { useFormInHand } from './form-in-hand.ts';

interface Props {
  readonly path: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly control?: Control;
}

/** What stands at one place of the form in hand. */
export function FormEntry({ path, control = LINE, ...shown }: Props): ReactNode {
  const { form, change } = useFormInHand();
  return (
    <EntryField
      {...shown}
      name={path}
      control={control}
      value={valueAt(form, path)}
      onChange={(value) => change(path, value)}
    />
  );
}
