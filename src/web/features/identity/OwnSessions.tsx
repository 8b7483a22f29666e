import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';

interface Session {
  readonly id: number;
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

export function OwnSessions(): ReactNode {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => dataOf(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <>
      <ErrorSummary problem={end.error} />
      <Query query={sessions}>
        {({ items }) => (
          <DataTable
            caption="登录着的地方"
            columns={columnsWith((id) => end.mutate(id))}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Query>
    </>
  );
}

function columnsWith(onEnd: (id: number) => void): readonly Column<Session>[] {
  return [
    { title: '登录时间', cell: ({ createdAt }) => minute(createdAt) },
    { title: '最近使用', cell: ({ lastSeenAt }) => minute(lastSeenAt) },
    { title: '最迟退出', cell: ({ expiresAt }) => minute(expiresAt) },
    { title: '操作', cell: (session) => <End session={session} onEnd={onEnd} /> },
  ];
}

interface EndProps {
  readonly session: Session;
  readonly onEnd: (id: number) => void;
}

function End({ session: { id, current, createdAt }, onEnd }: EndProps): ReactNode {
  if (current) return '本次登录';
  return (
    <Button size="small" aria-label={`结束登录：${minute(createdAt)} 登录的`} onClick={() => onEnd(id)}>
      结束登录
    </Button>
  );
}
