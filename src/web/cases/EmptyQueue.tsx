import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { QueueFilters } from './queue-filters.ts';

/** Nothing there: because of the filters, or because the work is done. */
export function EmptyQueue({
  filters: { view, awaits, ...others },
}: {
  readonly filters: QueueFilters;
}): ReactNode {
  if (Object.keys(others).length > 0)
    return (
      <p>
        没有符合条件的办件。请放宽条件，或<Link to="/queue">查看全部待办</Link>。
      </p>
    );
  if (view === 'supervise') return <p>辖区内没有这样的办件。</p>;
  if (awaits === 'nobody') return <p>还没有办结的办件。</p>;
  return (
    <p>
      {view === 'own'
        ? '没有等待本单位处理的办件。需要备案的，请从导航中新建；已提交的，可以看'
        : '没有待办，都处理完了。可以看'}
      <Link
        to="/queue"
        search={view === 'own' ? { view, awaits: 'authority' } : { view: 'supervise', awaits }}
      >
        {view === 'own' ? '等待主管部门的办件' : '辖区内的全部办件'}
      </Link>
      。
    </p>
  );
}
