import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mayDo, useMe } from '../api/me.ts';
import { DataTable } from '../components/DataTable.tsx';
import { useOwnPages } from '../components/own-pages.ts';
import { Page } from '../components/Page.tsx';
import { Query } from '../components/Query.tsx';
import { Completion } from './Completion.tsx';
import { caseColumns } from './case-columns.tsx';
import { dueQuery, queueQuery } from './case-queries.ts';
import { DueCounts } from './DueCounts.tsx';
import { EmptyQueue } from './EmptyQueue.tsx';
import { type QueueFilters, standardFilters } from './queue-filters.ts';

const FIRST = 10;

/** What is due; for those who handle no cases, what they are here for. */
export default function Home(): ReactNode {
  const me = useMe();
  return (
    <Page title="首页">
      {mayDo(me, 'cases.read') ? <Due filters={standardFilters(me)} /> : <Tasks />}
      {mayDo(me, 'completion.drill-down') && <Completion />}
    </Page>
  );
}

function Due({ filters }: { readonly filters: QueueFilters }): ReactNode {
  const { view } = filters;
  const counts = useQuery(dueQuery({ view, awaits: view === 'own' ? 'owner' : 'authority' }));
  const queue = useInfiniteQuery(queueQuery(filters, FIRST));
  const first = queue.data?.pages[0]?.items;
  return (
    <section className="panel">
      <h2>{view === 'own' ? '等待本单位处理' : '今日待办'}</h2>
      <Query query={counts}>{(data) => <DueCounts counts={data} filters={filters} />}</Query>
      <Query
        query={{ ...queue, data: first }}
        isEmpty={({ length }) => length === 0}
        empty={<EmptyQueue filters={filters} />}
      >
        {(rows) => (
          <>
            <DataTable caption="最先到期的办件" columns={caseColumns} rows={rows} keyOf={({ id }) => id} />
            <div className="buttons">
              <Link to="/queue">查看工作队列</Link>
            </div>
          </>
        )}
      </Query>
    </section>
  );
}

function Tasks(): ReactNode {
  const entries = useOwnPages().filter(({ path }) => path !== '/');
  return (
    <section className="panel">
      <h2>可以办理的事项</h2>
      <ul>
        {entries.map(({ path, title }) => (
          <li key={path}>
            <Link to={path}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
