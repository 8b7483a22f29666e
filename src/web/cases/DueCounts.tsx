import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../api/client.ts';
import { figure } from '../components/time.ts';
import type { QueueFilters } from './queue-filters.ts';

interface Props {
  readonly counts: Schema<'DueCounts'>;
  readonly filters: QueueFilters;
}

/** How much is due how soon; each figure leads to its cases. */
export function DueCounts({ counts, filters }: Props): ReactNode {
  const { overdue, red, amber, total, more } = counts;
  return (
    <ul className="due-counts">
      <Count title="超期" count={overdue} colour="overdue" search={{ ...filters, dueWithin: 0 }} />
      <Count title="剩 2 个工作日以内" count={red} colour="red" search={{ ...filters, dueWithin: 2 }} />
      <Count title="剩 3 至 5 个工作日" count={amber} colour="amber" search={{ ...filters, dueWithin: 5 }} />
      <Count title="其余" count={total - overdue - red - amber} more={more} colour="ink" search={filters} />
    </ul>
  );
}

interface CountProps {
  readonly title: string;
  readonly count: number;
  readonly colour: Schema<'Clock'>['colour'];
  readonly more?: boolean;
  readonly search: QueueFilters;
}

function Count({ title, count, colour, more, search }: CountProps): ReactNode {
  return (
    <li className={count === 0 ? 'count count-none' : `count count-${colour}`}>
      <Link to="/queue" search={search}>
        <strong>
          {figure(count)}
          {more === true && '+'}
        </strong>{' '}
        {title}
      </Link>
    </li>
  );
}
