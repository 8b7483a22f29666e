import type { ReactNode } from 'react';
import { ManyField } from '../../components/ManyField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { choiceTitle, PART_TITLES } from './setting-words.ts';

/** As much of JSON Schema as settings use. */
export interface ValueSchema {
  readonly type?: string;
  readonly format?: string;
  readonly anyOf?: readonly ValueSchema[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly properties?: Readonly<Record<string, ValueSchema>>;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly schema: ValueSchema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A control for a value of that form; parts of an object one by one. */
export function ValueField({ name, label, schema, value, onChange }: Props): ReactNode {
  const form = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  if (form.properties !== undefined)
    return <Parts name={name} properties={form.properties} value={value} onChange={onChange} />;
  if (form.type === 'boolean')
    return (
      <SelectField
        name={name}
        label={label}
        value={String(value)}
        options={{ true: '是', false: '否' }}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    );
  if (form.type === 'array')
    return (
      <ManyField
        name={name}
        label={label}
        value={value as string[]}
        options={Object.fromEntries((form.items?.enum ?? []).map((code) => [code, choiceTitle(code)]))}
        onChange={onChange}
      />
    );
  return <Text name={name} label={label} schema={schema} value={value} onChange={onChange} />;
}

/** Days, whole numbers and codes; what may be null is null when nothing is typed. */
function Text({ name, label, schema, value, onChange }: Props): ReactNode {
  const form = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const isOptional = schema.anyOf !== undefined;
  const isNumber = form.type === 'integer';
  return (
    <TextField
      name={name}
      label={label}
      hint={isOptional ? '可以不填。' : undefined}
      required={!isOptional}
      type={form.format === 'date' ? 'date' : 'text'}
      inputMode={isNumber ? 'numeric' : 'text'}
      value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
      onChange={(text) => onChange(typed(text, isNumber, isOptional))}
    />
  );
}

/** What is no number stays as typed, for the schema to say so. */
function typed(text: string, isNumber: boolean, isOptional: boolean): unknown {
  if (text === '') return isOptional ? null : '';
  return isNumber && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

interface PartsProps extends Pick<Props, 'name' | 'value' | 'onChange'> {
  readonly properties: Readonly<Record<string, ValueSchema>>;
}

function Parts({ name, properties, value, onChange }: PartsProps): ReactNode {
  const parts = value as Readonly<Record<string, unknown>>;
  return Object.entries(properties).map(([part, schema]) => (
    <ValueField
      key={part}
      name={`${name}.${part}`}
      label={PART_TITLES[part] ?? part}
      schema={schema}
      value={parts[part]}
      onChange={(changed) => onChange({ ...parts, [part]: changed })}
    />
  ));
}
