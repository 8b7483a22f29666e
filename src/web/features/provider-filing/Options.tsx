import { type ReactNode, useId } from 'react';

interface Common {
  /** By code. */
  readonly options: Readonly<Record<string, string>>;
}

interface OneProps extends Common {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of a few, all of them to be seen. */
export function OneOption({ options, value, onChange }: OneProps): ReactNode {
  const name = useId();
  return (
    <div className="options">
      {Object.entries(options).map(([code, label]) => (
        <label key={code}>
          <input type="radio" name={name} checked={value === code} onChange={() => onChange(code)} />
          {label}
        </label>
      ))}
    </div>
  );
}

interface ManyProps extends Common {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several, in the order of the list. */
export function ManyOptions({ options, value, onChange }: ManyProps): ReactNode {
  const toggle = (code: string): void => {
    const chosen = value.includes(code) ? value.filter((each) => each !== code) : [...value, code];
    const order = Object.keys(options);
    onChange(chosen.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
  };
  return (
    <div className="options">
      {Object.entries(options).map(([code, label]) => (
        <label key={code}>
          <input type="checkbox" checked={value.includes(code)} onChange={() => toggle(code)} />
          {label}
        </label>
      ))}
    </div>
  );
}

export function YesOrNo({
  value,
  onChange,
}: {
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
}): ReactNode {
  const chosen = value === undefined ? undefined : value ? 'yes' : 'no';
  return (
    <OneOption
      options={{ yes: '是', no: '否' }}
      value={chosen}
      onChange={(code) => onChange(code === 'yes')}
    />
  );
}
