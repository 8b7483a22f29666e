import Input from 'antd/es/input/Input';
import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import { USERS } from '../../../policy/option-lists.ts';
import type { Option } from '../../../policy/use-filing/facts.ts';
import { type ControlProps, Field } from '../../components/Field.tsx';
import type { Entry } from './controls.ts';
import { FileControl } from './FileControl.tsx';
import { Options } from './Options.tsx';

interface Props {
  readonly entry: Entry;
  readonly value: unknown;
  readonly scenes: readonly Option[];
  readonly onChange: (value: unknown) => void;
}

interface ControlArguments extends Props {
  readonly control: ControlProps;
}

const GROUPS = new Set(['yes-no', 'one', 'many', 'scenes']);
export const YES_NO = { true: '是', false: '否' } as const;

/** One thing to fill in, with the control that suits it. */
export function EntryField(props: Props): ReactNode {
  const { name, label, hint, control } = props.entry;
  return (
    <Field name={name} label={label} hint={hint} isGroup={GROUPS.has(control.kind)}>
      {(given) => <EntryControl {...props} control={given} />}
    </Field>
  );
}

function EntryControl(given: ControlArguments): ReactNode {
  const { entry, value, onChange, control } = given;
  switch (entry.control.kind) {
    case 'file':
      return (
        <FileControl control={control} label={entry.label} value={value as number} onChange={onChange} />
      );
    case 'paragraph':
    case 'names':
      return <Lines {...given} />;
    case 'text':
    case 'day':
      return <Line {...given} />;
    default:
      return <Choices {...given} />;
  }
}

function Line({ entry, value, onChange, control }: ControlArguments): ReactNode {
  const isDay = entry.control.kind === 'day';
  return (
    <Input
      {...control}
      className={isDay ? 'short' : undefined}
      type={isDay ? 'date' : 'text'}
      max={isDay ? '2999-12-31' : undefined}
      value={(value as string | undefined) ?? ''}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Names are kept as a list; the empty line that one is about to fill stays while typing. */
function Lines({ entry, value, onChange, control }: ControlArguments): ReactNode {
  const isNames = entry.control.kind === 'names';
  const text = isNames
    ? ((value as readonly string[] | undefined) ?? []).join('\n')
    : ((value as string) ?? '');
  const entered = (typed: string): unknown => {
    if (!isNames) return typed;
    return typed === '' ? [] : typed.split(/[\n、]/);
  };
  return (
    <TextArea {...control} rows={3} value={text} onChange={({ target }) => onChange(entered(target.value))} />
  );
}

function Choices({
  entry: { control: how, path },
  value,
  scenes,
  onChange,
  control,
}: ControlArguments): ReactNode {
  if (how.kind === 'yes-no')
    return (
      <Options
        control={control}
        options={YES_NO}
        chosen={typeof value === 'boolean' ? [String(value)] : []}
        onChange={([chosen]) => onChange(chosen === 'true')}
      />
    );
  const options = how.kind === 'scenes' ? sceneOptions(scenes) : 'options' in how ? how.options : USERS;
  const isMany = how.kind !== 'one';
  const chosen = [value ?? []].flat() as string[];
  return (
    <Options
      key={path}
      control={control}
      options={options}
      isMany={isMany}
      chosen={chosen}
      onChange={(all) => onChange(isMany ? all : all[0])}
    />
  );
}

function sceneOptions(scenes: readonly Option[]): Record<string, string> {
  const offered = scenes.filter(({ retired }) => retired !== true);
  return Object.fromEntries(offered.map(({ code, label }) => [code, label]));
}
