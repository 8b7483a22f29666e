import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { USE_NATURES } from '../../../policy/option-lists.ts';
import { api, dataOf } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { RegisterUse, Unit } from './queries.ts';

/** What the unit has in force, each with what can be done with it. */
export function UseList({
  unit,
  uses,
}: {
  readonly unit: Unit;
  readonly uses: readonly RegisterUse[];
}): ReactNode {
  const navigate = useNavigate();
  const amend = useMutation({
    mutationFn: (id: number) =>
      dataOf(api.POST('/api/v1/uses/{id}/amendments', { params: { path: { id } } })),
    onSuccess: ({ id }) => navigate({ to: '/use-filings/$id', params: { id: String(id) } }),
  });
  return (
    <>
      <ErrorSummary problem={amend.error} />
      <DataTable
        caption="在用的应用"
        columns={columnsWith(unit, (id) => amend.mutate(id))}
        rows={uses}
        keyOf={({ id }) => id}
        rowClass={({ status }) => (status === 'flagged' ? 'due-red' : undefined)}
      />
    </>
  );
}

function columnsWith({ id: unit }: Unit, onAmend: (id: number) => void): readonly Column<RegisterUse>[] {
  return [
    { title: '应用', cell: ({ app }) => app.name },
    { title: '备案号', cell: ({ app }) => app.number ?? '自研自用' },
    { title: '使用性质', cell: ({ nature }) => USE_NATURES[nature] },
    { title: '起始', cell: ({ since }) => since },
    { title: '状态', cell: (use) => <UseState use={use} /> },
    {
      title: '操作',
      cell: ({ id, app }) => (
        <span className="buttons">
          <Button size="small" onClick={() => onAmend(id)} aria-label={`变更：${app.name}`}>
            变更
          </Button>
          <Link
            to="/uses/$id/stop"
            params={{ id: String(id) }}
            search={{ unit }}
            aria-label={`停用：${app.name}`}
          >
            停用
          </Link>
        </span>
      ),
    },
  ];
}

function UseState({ use: { status, stopBy } }: { readonly use: RegisterUse }): ReactNode {
  if (status === 'in-use') return '使用中';
  return <span className="at-fault">■ 须停用或更换{stopBy !== null && `，${stopBy} 前`}</span>;
}
