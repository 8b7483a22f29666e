import type { ReactNode, SelectHTMLAttributes } from 'react';

interface Props
  extends Pick<
    SelectHTMLAttributes<HTMLSelectElement>,
    'id' | 'aria-label' | 'aria-describedby' | 'aria-invalid'
  > {
  readonly value: string;
  /** By value. */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** A short list to choose from, as the browser has it: at home on a phone and on a keyboard. */
export function Select({ options, onChange, ...shown }: Props): ReactNode {
  return (
    <select {...shown} className="choice" onChange={({ target }) => onChange(target.value)}>
      {Object.entries(options).map(([each, title]) => (
        <option key={each} value={each}>
          {title}
        </option>
      ))}
    </select>
  );
}
