import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Query } from '../../components/Query.tsx';
import { publishedQuery } from './filing-queries.ts';

type App = Schema<'RegisterApp'>;

/** A provider's published apps, and from each the way to its amendment. */
export function PublishedApps({ providerId }: { readonly providerId: number }): ReactNode {
  const published = useQuery(publishedQuery(providerId));
  const navigate = useNavigate();
  const changed = useCaseChanged();
  const amend = useMutation({
    mutationFn: (id: number) =>
      dataOf(api.POST('/api/v1/register/apps/{id}/amendments', { params: { path: { id } } })),
    onSuccess: async ({ id }) => {
      await changed();
      await navigate({ to: '/cases/$id', params: { id: String(id) } });
    },
  });
  return (
    <>
      <ErrorSummary problem={amend.error} />
      <Query
        query={published}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>还没有已备案的应用。备案获准后，应用和备案号会列在这里，可以从这里办理变更。</p>}
      >
        {({ items }) => (
          <DataTable
            caption="已备案的应用"
            columns={columnsWith((id) => amend.mutate(id))}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Query>
    </>
  );
}

function columnsWith(onAmend: (id: number) => void): readonly Column<App>[] {
  return [
    {
      title: '应用',
      cell: ({ id, name }) => (
        <Link to="/records/$id" params={{ id: String(id) }}>
          {name}
        </Link>
      ),
    },
    { title: '备案号', cell: ({ number }) => number ?? '—' },
    {
      title: '状态',
      cell: ({ status, statusSince }) => `${APP_STATUSES[status]}（${statusSince} 起）`,
    },
    {
      title: '操作',
      cell: ({ id, name, status, amendmentSince }) =>
        amendmentSince === null && (status === 'filed' || status === 'suspended') ? (
          <Button size="small" aria-label={`变更备案信息：${name}`} onClick={() => onAmend(id)}>
            变更备案信息
          </Button>
        ) : (
          <span className="secondary">{amendmentSince === null ? '—' : '变更核验中'}</span>
        ),
    },
  ];
}
