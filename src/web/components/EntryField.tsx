import Input from 'antd/es/input/Input';
import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import type { Control } from './entry.ts';
import { type ControlProps, Field } from './Field.tsx';
import { FileField } from './FileField.tsx';
import { ManyOptions, OneOption, YesOrNo } from './Options.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly control: Control;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One thing to fill in, with the control that suits it. */
export function EntryField({ control, value, onChange, ...field }: Props): ReactNode {
  if (control.kind === 'file')
    return (
      <FileField {...field} accept={control.accept} value={value as number | undefined} onChange={onChange} />
    );
  const isChoice = CHOICES.has(control.kind);
  return (
    <Field {...field} isGroup={isChoice}>
      {(given) =>
        isChoice ? (
          <Choices {...{ control, value, onChange, given }} />
        ) : (
          <Text {...{ control, value, onChange, given }} />
        )
      }
    </Field>
  );
}

const CHOICES: ReadonlySet<Control['kind']> = new Set(['yes-or-no', 'one-of', 'many-of']);

interface ControlArguments extends Pick<Props, 'control' | 'value' | 'onChange'> {
  readonly given: ControlProps;
}

function Text({ control, value, onChange, given }: ControlArguments): ReactNode {
  const text = typeof value === 'string' ? value : '';
  if (control.kind === 'paragraph')
    return <TextArea {...given} rows={3} value={text} onChange={({ target }) => onChange(target.value)} />;
  const isDay = control.kind === 'day';
  return (
    <Input
      {...given}
      {...(isDay ? { className: 'short', type: 'date', max: '2999-12-31' } : { type: 'text' })}
      inputMode={control.kind === 'line' ? control.inputMode : undefined}
      autoCapitalize="none"
      spellCheck={false}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Choices({ control, value, onChange, given }: ControlArguments): ReactNode {
  if (control.kind === 'one-of')
    return (
      <OneOption
        control={given}
        options={control.options}
        value={value as string | undefined}
        onChange={onChange}
      />
    );
  if (control.kind === 'many-of')
    return (
      <ManyOptions
        control={given}
        options={control.options}
        value={(value ?? []) as readonly string[]}
        onChange={onChange}
      />
    );
  return <YesOrNo control={given} value={value as boolean | undefined} onChange={onChange} />;
}
