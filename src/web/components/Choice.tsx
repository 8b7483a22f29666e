import type { ReactNode } from 'react';

/** In a list of options: that none is wanted. */
export const ANY = '';

interface Props {
  readonly label: string;
  readonly value: string;
  /** By value; the empty value stands for any. */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** A short list to choose from, as the browser has it: at home on a phone and on a keyboard. */
export function Choice({ label, value, options, onChange }: Props): ReactNode {
  return (
    <select
      className="choice"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {Object.entries(options).map(([each, title]) => (
        <option key={each} value={each}>
          {title}
        </option>
      ))}
    </select>
  );
}
