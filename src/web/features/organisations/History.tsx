import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { historyQuery } from './queries.ts';
import { stageTitles } from './stage-titles.ts';
import { whatChanged } from './what-changed.ts';

type Entry = Schema<'OrganisationHistory'>['entries'][number];
type Period = Schema<'OrganisationHistory'>['periods'][number];

/** What it was when, and who recorded which change. */
export function History({ id }: { readonly id: number }): ReactNode {
  const history = useInfiniteQuery(historyQuery(id));
  const entries = history.data?.pages.flatMap((page) => page.entries);
  const periods = history.data?.pages[0]?.periods.filter(({ recordedTo }) => recordedTo === null) ?? [];
  return (
    <section className="panel">
      <h2>历次变动</h2>
      <Query
        query={{ ...history, data: entries }}
        isEmpty={({ length }) => length === 0}
        empty={<p>还没有登记过变动。更名、调整隶属、撤销、合并都会记在这里。</p>}
      >
        {(rows) => (
          <>
            <DataTable caption="登记的变动" columns={ENTRY_COLUMNS} rows={rows} keyOf={({ seq }) => seq} />
            <Paged shown={rows.length} unit="项" query={history} />
          </>
        )}
      </Query>
      {periods.length > 1 && (
        <details>
          <summary>各时期的名称、学段和隶属</summary>
          <DataTable
            caption="各时期"
            columns={PERIOD_COLUMNS}
            rows={periods}
            keyOf={({ effectiveFrom }) => effectiveFrom}
          />
        </details>
      )}
    </section>
  );
}

const ENTRY_COLUMNS: readonly Column<Entry>[] = [
  { title: '变动', cell: ({ title }) => title },
  { title: '内容', cell: (entry) => whatChanged(entry) || '—' },
  { title: '生效', cell: ({ effectiveAt }) => minute(effectiveAt) },
  { title: '登记', cell: ({ recordedAt }) => minute(recordedAt) },
  { title: '何人', cell: ({ actor }) => actor },
];

const PERIOD_COLUMNS: readonly Column<Period>[] = [
  { title: '名称', cell: ({ name }) => name },
  { title: '学段', cell: ({ stages }) => stageTitles(stages) || '—' },
  { title: '上级', cell: ({ parent }) => parent?.name ?? '—' },
  { title: '状态', cell: ({ open }) => (open ? '在册' : '已撤销') },
  { title: '自', cell: ({ effectiveFrom }) => minute(effectiveFrom) },
  { title: '至', cell: ({ effectiveTo }) => (effectiveTo === null ? '现在' : minute(effectiveTo)) },
];
