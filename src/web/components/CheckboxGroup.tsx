import { type ReactNode, useId } from 'react';

interface Props {
  readonly legend: string;
  readonly values: readonly string[];
  /** By value. */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (values: string[]) => void;
}

/** Several of a list, in the order of the list. */
export function CheckboxGroup({ legend, values, options, onChange }: Props): ReactNode {
  const id = useId();
  const toggle = (value: string, isChosen: boolean): void =>
    onChange(Object.keys(options).filter((each) => (each === value ? isChosen : values.includes(each))));
  return (
    <fieldset className="checkboxes">
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, title]) => (
        <label key={value} htmlFor={`${id}-${value}`}>
          <input
            type="checkbox"
            id={`${id}-${value}`}
            checked={values.includes(value)}
            onChange={({ target }) => toggle(value, target.checked)}
          />{' '}
          {title}
        </label>
      ))}
    </fieldset>
  );
}
