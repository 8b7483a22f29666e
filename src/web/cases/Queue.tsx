import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { mayDo, useMe } from '../api/me.ts';
import { useAddress } from '../components/address.ts';
import { Page } from '../components/Page.tsx';
import { Paged } from '../components/Paged.tsx';
import { Query } from '../components/Query.tsx';
import { figure } from '../components/time.ts';
import { CaseTable } from './assign/CaseTable.tsx';
import { queueQuery } from './case-queries.ts';
import { EmptyQueue } from './EmptyQueue.tsx';
import { FilterBar } from './FilterBar.tsx';
import { focusNextCase } from './focus-next-case.ts';
import { Keys } from './Keys.tsx';
import { filtersOf, type QueueFilters, standardFilters } from './queue-filters.ts';
import { rememberQueue } from './queue-position.ts';
import { SavedViews } from './SavedViews.tsx';

/** The work, by what is due first. The filters are in the address, so that a queue can be bookmarked. */
export default function Queue(): ReactNode {
  const me = useMe();
  const navigate = useNavigate();
  const search = useAddress();
  const filters = useMemo(() => filtersOf(search, standardFilters(me)), [search, me]);
  const show = (wanted: QueueFilters): void => void navigate({ to: '/queue', search: wanted });
  return (
    <Page
      title="工作队列"
      actions={
        mayDo(me, 'use-filing.decide') && <Link to="/use-filings/confirmations">批量确认使用者备案</Link>
      }
    >
      <SavedViews filters={filters} onShow={show} />
      <FilterBar filters={filters} onChange={show} />
      <Keys onMove={focusNextCase} />
      <Cases filters={filters} />
    </Page>
  );
}

function Cases({ filters }: { readonly filters: QueueFilters }): ReactNode {
  const queue = useInfiniteQuery(queueQuery(filters));
  const cases = useMemo(() => queue.data?.pages.flatMap(({ items }) => items), [queue.data]);
  useEffect(() => rememberQueue(cases?.map(({ id }) => id) ?? []), [cases]);
  const [assigned, setAssigned] = useState<number | null>(null);
  return (
    <>
      <output className="block">{assigned !== null && `已分配 ${figure(assigned)} 件。`}</output>
      <Query
        query={{ ...queue, data: cases }}
        isEmpty={({ length }) => length === 0}
        empty={<EmptyQueue filters={filters} />}
      >
        {(rows) => (
          <>
            <CaseTable rows={rows} onAssigned={setAssigned} />
            <Paged shown={rows.length} unit="件" query={queue} />
          </>
        )}
      </Query>
    </>
  );
}
