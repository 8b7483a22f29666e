import type { ReactNode } from 'react';
import { YES_OR_NO } from './entry.ts';
import type { ControlProps } from './Field.tsx';

interface Common<Code extends string> {
  /** The first of them takes it: what leads to the field leads there. */
  readonly control: Pick<ControlProps, 'id'> & Partial<ControlProps>;
  /** Titles by code; those left out are not offered. */
  readonly options: { readonly [code in Code]?: string };
}

interface OneProps<Code extends string> extends Common<Code> {
  readonly value: Code | undefined;
  readonly onChange: (value: Code) => void;
}

/** One of a few, all of them to be seen; by the browser's own controls, so by touch and by keyboard alike. */
export function OneOption<Code extends string>({ value, onChange, ...shown }: OneProps<Code>): ReactNode {
  return <Options {...shown} type="radio" chosen={value === undefined ? [] : [value]} onToggle={onChange} />;
}

interface ManyProps<Code extends string> extends Common<Code> {
  readonly value: readonly Code[];
  readonly onChange: (value: Code[]) => void;
}

/** Several, in the order of the list. */
export function ManyOptions<Code extends string>({ value, onChange, ...shown }: ManyProps<Code>): ReactNode {
  const codes = Object.keys(shown.options) as Code[];
  const toggle = (code: Code): void =>
    onChange(codes.filter((each) => value.includes(each) !== (each === code)));
  return <Options {...shown} type="checkbox" chosen={value} onToggle={toggle} />;
}

interface YesOrNoProps extends Pick<Common<string>, 'control'> {
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
}

export function YesOrNo({ control, value, onChange }: YesOrNoProps): ReactNode {
  return (
    <OneOption
      control={control}
      options={YES_OR_NO}
      value={value === undefined ? undefined : value ? 'yes' : 'no'}
      onChange={(code) => onChange(code === 'yes')}
    />
  );
}

interface Props<Code extends string> extends Common<Code> {
  readonly type: 'radio' | 'checkbox';
  readonly chosen: readonly Code[];
  readonly onToggle: (code: Code) => void;
}

function Options<Code extends string>({ control, options, type, chosen, onToggle }: Props<Code>): ReactNode {
  const { status: _status, ...given } = control;
  return (
    <div className="options">
      {(Object.entries(options) as [Code, string][]).map(([code, title], index) => (
        <label key={code}>
          <input
            {...(index === 0 ? given : { 'aria-describedby': given['aria-describedby'] })}
            aria-invalid={type === 'checkbox' ? given['aria-invalid'] : undefined}
            type={type}
            name={given.id}
            checked={chosen.includes(code)}
            onChange={() => onToggle(code)}
          />
          {title}
        </label>
      ))}
    </div>
  );
}
