import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import type { Option } from '../../../policy/use-filing/facts.ts';
import { EntryField } from '../../components/EntryField.tsx';
import { Field } from '../../components/Field.tsx';
import { type Entry, entryControl } from './controls.ts';

interface Props {
  readonly entry: Entry;
  readonly value: unknown;
  readonly scenes: readonly Option[];
  readonly onChange: (value: unknown) => void;
}

/** One thing to fill in on this form; scenes that are no longer offered are not chosen anew. */
export function FormEntry({ entry, value, scenes, onChange }: Props): ReactNode {
  const { name, label, hint, control } = entry;
  if (control.kind === 'names') return <Names entry={entry} value={value} onChange={onChange} />;
  const offered = scenes.filter(({ retired }) => retired !== true);
  return <EntryField {...{ name, label, hint, value, onChange }} control={entryControl(control, offered)} />;
}

/** Names are kept as a list; the empty line that one is about to fill stays while typing. */
function Names({ entry: { name, label, hint }, value, onChange }: Omit<Props, 'scenes'>): ReactNode {
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <TextArea
          {...control}
          rows={3}
          value={((value ?? []) as readonly string[]).join('\n')}
          onChange={({ target }) => onChange(target.value === '' ? [] : target.value.split(/[\n、]/))}
        />
      )}
    </Field>
  );
}
