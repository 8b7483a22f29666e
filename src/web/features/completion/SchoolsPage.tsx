import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { metrics } from '../../../policy/completion/metrics.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useAddress } from '../../components/address.ts';
import { ANY, Choice } from '../../components/Choice.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { AreaLine } from './AreaLine.tsx';
import { type Asked, useAsked } from './asked.ts';
import { DayChoice } from './DayChoice.tsx';

type School = Schema<'CompletionSchools'>['items'][number];

const DONE = { [ANY]: '全部学校', true: '已完成的', false: '未完成的' };

/** The schools behind a figure, done or not, since when, with which apps. */
export default function SchoolsPage(): ReactNode {
  const asked = useAsked();
  const { done, direct } = useAddress();
  const wanted = typeof done === 'boolean' ? done : undefined;
  const isDirect = direct === true;
  const schools = useSchools(asked, wanted, isDirect);
  const items = schools.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={`学校名单：${metrics[asked.metric].title}`}>
      <AreaLine at={asked.at} asked={asked} />
      <SchoolFilters asked={asked} done={wanted} isDirect={isDirect} />
      <Query
        query={{ ...schools, data: items }}
        isEmpty={({ length }) => length === 0}
        empty={<p>没有这样的学校。可以改看“全部学校”，或回到上一级区域。</p>}
      >
        {(rows) => (
          <>
            <DataTable
              caption={`截至 ${schools.data?.pages[0]?.asOf ?? ''} 的学校`}
              columns={COLUMNS}
              rows={rows}
              keyOf={({ id }) => id}
            />
            <Paged shown={rows.length} unit="所" query={schools} />
          </>
        )}
      </Query>
    </Page>
  );
}

interface FilterProps {
  readonly asked: Asked;
  readonly done: boolean | undefined;
  readonly isDirect: boolean;
}

function SchoolFilters({ asked, done, isDirect }: FilterProps): ReactNode {
  const navigate = useNavigate();
  const { asOf, ...today } = asked;
  const show = (day: string | undefined, wanted: string): void => {
    const search = {
      ...today,
      ...(day !== undefined && { asOf: day }),
      ...(wanted !== ANY && { done: wanted === 'true' }),
      ...(isDirect && { direct: true }),
    };
    void navigate({ to: '/completion/schools', search });
  };
  const chosen = done === undefined ? ANY : String(done);
  return (
    <search className="filters" aria-label="筛选学校">
      <Choice label="是否完成" value={chosen} options={DONE} onChange={(wanted) => show(asOf, wanted)} />
      <DayChoice day={asOf} onChange={(day) => show(day, chosen)} />
    </search>
  );
}

function useSchools({ at, metric, asOf }: Asked, done: boolean | undefined, isDirect: boolean) {
  const query = {
    at,
    metric,
    ...(asOf !== undefined && { asOf }),
    ...(done !== undefined && { done: String(done) as 'true' | 'false' }),
    ...(isDirect && { direct: 'true' as const }),
  };
  return useInfiniteQuery({
    queryKey: ['completion', 'schools', query],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/statistics/completion/schools', {
          params: { query: { ...query, ...(pageParam !== null && { cursor: Number(pageParam) }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

const COLUMNS: readonly Column<School>[] = [
  {
    title: '学校',
    cell: ({ id, name }) => (
      <Link to="/organisations/$id" params={{ id: String(id) }}>
        {name}
      </Link>
    ),
  },
  { title: '标识码', cell: ({ code }) => code ?? '—' },
  {
    title: '状态',
    cell: ({ done }) => (
      <span className={done ? 'in-order nowrap' : 'secondary nowrap'}>{done ? '● 已完成' : '○ 未完成'}</span>
    ),
  },
  { title: '自何时起', cell: ({ since }) => (since === null ? '—' : minute(since)) },
  { title: '应用', cell: ({ apps }) => <Apps apps={apps} /> },
];

function Apps({ apps }: Pick<School, 'apps'>): ReactNode {
  if (apps.length === 0) return '—';
  return apps.map(({ name, confirmed }) => (confirmed ? name : `${name}（未确认）`)).join('、');
}
