import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { isLegalDay } from '../../../policy/legal-day.ts';

interface Props {
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** The cut-off date: today, unless another is chosen. */
export function DayChoice({ day, onChange }: Props): ReactNode {
  const id = useId();
  return (
    <span className="day-choice">
      <label htmlFor={id}>截至</label>
      <input
        id={id}
        type="date"
        className="choice"
        value={day ?? ''}
        onChange={({ target }) => onChange(isLegalDay(target.value) ? target.value : undefined)}
      />
      {day === undefined ? (
        <span className="secondary">今日</span>
      ) : (
        <Button onClick={() => onChange(undefined)}>改为今日</Button>
      )}
    </span>
  );
}
