import { Link } from '@tanstack/react-router';
import { findStateTable } from '../../policy/state-tables.ts';
import { Clock } from '../components/Clock.tsx';
import type { Column } from '../components/DataTable.tsx';
import { StateTag } from '../components/StateTag.tsx';
import { minute } from '../components/time.ts';
import type { Case } from './case-queries.ts';

export function kindTitle(kind: string): string {
  return findStateTable(kind)?.title ?? kind;
}

/** What every list of cases shows. */
export const caseColumns: readonly Column<Case>[] = [
  {
    title: '事项',
    cell: ({ id, title }) => (
      <Link to="/cases/$id" params={{ id: String(id) }} data-case={id}>
        {title}
      </Link>
    ),
  },
  { title: '类型', cell: ({ kind }) => kindTitle(kind) },
  { title: '申报单位', cell: ({ owner }) => owner.name },
  { title: '状态', cell: (each) => <StateTag state={each} /> },
  { title: '期限', cell: ({ clock }) => clock?.dueOn ?? '—' },
  { title: '剩余工作日', cell: ({ clock }) => <Clock clock={clock} /> },
  { title: '最近变动', cell: ({ changedAt }) => minute(changedAt) },
];
