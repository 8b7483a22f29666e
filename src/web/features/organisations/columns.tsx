import { Link } from '@tanstack/react-router';
import { AUTHORITY_LEVELS, ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import type { Column } from '../../components/DataTable.tsx';
import type { Organisation } from './queries.ts';
import { stageTitles } from './stage-titles.ts';

/** `县级教育行政部门`, `学校（中小学、幼儿园）`. */
export function kindOf({ kind, level, stages }: Pick<Organisation, 'kind' | 'level' | 'stages'>): string {
  if (level !== null)
    return `${level === 'ministry' ? '' : AUTHORITY_LEVELS[level]}${ORGANISATION_KINDS[kind]}`;
  const titles = stageTitles(stages);
  return titles === '' ? ORGANISATION_KINDS[kind] : `${ORGANISATION_KINDS[kind]}（${titles}）`;
}

export const organisationColumns: readonly Column<Organisation>[] = [
  {
    title: '名称',
    cell: ({ id, name }) => (
      <Link to="/organisations/$id" params={{ id: String(id) }}>
        {name}
      </Link>
    ),
  },
  { title: '类型', cell: kindOf },
  { title: '上级', cell: ({ parent }) => parent?.name ?? '—' },
  {
    title: '代码',
    cell: ({ schoolCode, creditCode, regionCode }) => schoolCode ?? creditCode ?? regionCode ?? '—',
  },
  { title: '状态', cell: ({ open, successor }) => standing(open, successor) },
];

function standing(open: boolean, successor: Organisation['successor']): string {
  if (open) return '● 在册';
  return successor === null ? '□ 已撤销' : `□ 已并入${successor.name}`;
}
