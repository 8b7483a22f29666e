import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { api, dataOf } from '../../api/client.ts';
import { ActivationSheet } from '../../components/ActivationSheet.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';

interface Handover {
  readonly organisation: { readonly id: number; readonly name: string };
  readonly since: string;
  readonly membershipId: number;
  readonly loginName: string;
  readonly role: keyof typeof ROLE_TITLES;
}

/** Organisations that named a new liaison while the former one still holds the account. */
export default function HandoversPage(): ReactNode {
  const list = useHandovers();
  const client = useQueryClient();
  const handOver = useMutation({
    mutationFn: ({ organisation: { id }, membershipId }: Handover) =>
      dataOf(
        api.POST('/api/v1/organisations/{id}/account-handovers', {
          params: { path: { id } },
          body: { membershipId },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['account-handovers'] }),
  });
  return (
    <Page title="账号交接">
      <p className="on-screen">凭新的联络表交接：原管理员的角色终止，为新管理员开通账号并发放激活码。</p>
      <ErrorSummary problem={handOver.error} />
      {handOver.data !== undefined && <ActivationSheet slips={handOver.data.slips} />}
      <div className="on-screen">
        <Query
          query={list}
          isEmpty={({ length }) => length === 0}
          empty={<p>没有等待交接的账号。单位报送新的联络表之后，会出现在这里。</p>}
        >
          {(rows) => (
            <DataTable
              caption="等待交接的账号"
              columns={columnsWith((handover) => handOver.mutate(handover))}
              rows={rows}
              keyOf={({ membershipId }) => membershipId}
            />
          )}
        </Query>
      </div>
    </Page>
  );
}

function useHandovers() {
  return useQuery({
    queryKey: ['account-handovers'],
    queryFn: () => dataOf(api.GET('/api/v1/account-handovers')),
    select: ({ items }) =>
      items.flatMap(({ accounts, ...item }): Handover[] =>
        accounts.map((account) => ({ ...item, ...account })),
      ),
  });
}

function columnsWith(onHandOver: (handover: Handover) => void): readonly Column<Handover>[] {
  return [
    { title: '机构', cell: ({ organisation }) => organisation.name },
    { title: '账号名', cell: ({ loginName }) => loginName },
    { title: '角色', cell: ({ role }) => ROLE_TITLES[role] },
    { title: '新联络表报送于', cell: ({ since }) => minute(since) },
    {
      title: '操作',
      cell: (handover) => (
        <Button
          size="small"
          aria-label={`交接账号：${handover.loginName}`}
          onClick={() => onHandOver(handover)}
        >
          交接账号
        </Button>
      ),
    },
  ];
}
