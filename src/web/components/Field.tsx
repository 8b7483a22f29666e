import type { ReactNode } from 'react';
import { FieldDefects } from './FieldDefects.tsx';
import { useField } from './form-context.ts';

/** What the control inside a {@link Field} has to be given. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly status: 'error' | '';
}

interface Props {
  /** The field's path as the API names it in its defects. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Several controls under one legend: the first takes the id. */
  readonly isGroup?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a control, a hint, and below it whatever is wrong with it, with its source. */
export function Field({ name, label, hint, isGroup = false, children }: Props): ReactNode {
  const { id, defects } = useField(name);
  const isWrong = defects.length > 0;
  const described = describedBy(id, hint !== undefined, isWrong);
  const [Frame, Label] = isGroup ? (['fieldset', 'legend'] as const) : (['div', 'label'] as const);
  return (
    <Frame className={isWrong ? 'field field-wrong' : 'field'}>
      <Label {...(!isGroup && { htmlFor: id })}>{label}</Label>
      {hint !== undefined && (
        <div className="secondary" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({
        id,
        'aria-describedby': described,
        'aria-invalid': isWrong,
        status: isWrong ? 'error' : '',
      })}
      <FieldDefects id={`${id}-error`} defects={defects} />
    </Frame>
  );
}

function describedBy(id: string, hasHint: boolean, isWrong: boolean): string | undefined {
  const ids = [...(hasHint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-error`] : [])];
  return ids.length === 0 ? undefined : ids.join(' ');
}
