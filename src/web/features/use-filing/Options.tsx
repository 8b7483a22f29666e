import type { ReactNode } from 'react';
import type { ControlProps } from '../../components/Field.tsx';

interface Props {
  readonly control: ControlProps;
  readonly options: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly isMany?: boolean;
  readonly onChange: (chosen: string[]) => void;
}

/** One or several of a few, all to be seen at once; by the browser's own controls, so by touch and by keyboard alike. */
export function Options({
  control: { status: _, ...control },
  options,
  chosen,
  isMany = false,
  onChange,
}: Props): ReactNode {
  const toggle = (code: string): void => {
    if (!isMany) onChange([code]);
    else onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  };
  return (
    <div className="options">
      {Object.entries(options).map(([code, title], index) => (
        <label key={code}>
          <input
            {...(index === 0 ? control : { 'aria-describedby': control['aria-describedby'] })}
            aria-invalid={isMany ? control['aria-invalid'] : undefined}
            type={isMany ? 'checkbox' : 'radio'}
            name={control.id}
            checked={chosen.includes(code)}
            onChange={() => toggle(code)}
          />
          {title}
        </label>
      ))}
    </div>
  );
}
