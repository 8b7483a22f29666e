import type { KeyboardEvent, ReactNode } from 'react';
import type { CalendarDay } from './DayDialogue.tsx';

interface Props {
  readonly days: readonly CalendarDay[];
  readonly onChoose: (day: CalendarDay) => void;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** By how many days an arrow moves the focus. */
const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months with Monday first. Tab goes from month to month, arrows from day to day. */
export function Months({ days, onChoose }: Props): ReactNode {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return (
    <div className="months">
      {[...months].map(([month, of]) => (
        <section key={month} aria-label={month}>
          <h2>{Number(month.slice(5))} 月</h2>
          <ol className="month">
            {WEEKDAYS.map((weekday) => (
              <li key={weekday} className="weekday" aria-hidden="true">
                {weekday}
              </li>
            ))}
            {of.map((each, index) => (
              <li key={each.day} className={`starts-${weekdayOf(each.day)}`}>
                <DayButton day={each} isFirst={index === 0} onChoose={onChoose} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = ARROWS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const days = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])];
  days[days.indexOf(event.currentTarget) + step]?.focus();
}

interface DayProps {
  readonly day: CalendarDay;
  readonly isFirst: boolean;
  readonly onChoose: (day: CalendarDay) => void;
}

function DayButton({ day: each, isFirst, onChoose }: DayProps): ReactNode {
  const { day, working, note } = each;
  const isWeekend = weekdayOf(day) >= 6;
  const isException = working === isWeekend;
  const kind = `${working ? 'working' : 'free'}${isException ? ' exception' : ''}`;
  const meaning = `${working ? '工作日' : '休息日'}${note === null ? '' : ` ${note}`}`;
  return (
    <button
      type="button"
      className={kind}
      title={meaning}
      tabIndex={isFirst ? 0 : -1}
      onKeyDown={moveFocus}
      onClick={() => onChoose(each)}
    >
      {Number(day.slice(8))}
      <span className="visually-hidden">
        日，{Number(day.slice(5, 7))} 月，{meaning}
      </span>
      {isException && <span aria-hidden="true">{working ? '●' : '○'}</span>}
    </button>
  );
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
