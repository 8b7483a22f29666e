import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { KEY_SCOPES, type KeyScopeName } from '../../../policy/access/key-scopes.ts';
import { api, dataOf } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { NewApiKey } from './NewApiKey.tsx';

interface ApiKey {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly lastUsedOn: string | null;
  readonly revokedAt: string | null;
  readonly works: boolean;
}

/** Keys for programs that act for the organisation. */
export default function ApiKeysPage(): ReactNode {
  const client = useQueryClient();
  const own = useOwnPlace('api-keys.manage');
  const { memberships } = useMe();
  const [secret, setSecret] = useState<string | null>(null);
  // A key acts in its maker's role, and never in an administrator's.
  const mayMake = memberships.some(({ role }) => role === 'officer' || role === 'clerk');
  return (
    <Page title="接口密钥">
      {secret !== null && <Secret secret={secret} onKept={() => setSecret(null)} />}
      <section className="panel">
        <h2>{own.name}的密钥</h2>
        <Keys organisationId={own.id} />
      </section>
      {mayMake && (
        <NewApiKey
          organisationId={own.id}
          onMade={async (key) => {
            setSecret(key);
            await client.invalidateQueries({ queryKey: ['api-keys'] });
          }}
        />
      )}
    </Page>
  );
}

function Keys({ organisationId: id }: { readonly organisationId: number }): ReactNode {
  const client = useQueryClient();
  const keys = useQuery({
    queryKey: ['api-keys', id],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}/api-keys', { params: { path: { id } } })),
  });
  const revoke = useMutation({
    mutationFn: (key: number) =>
      api.POST('/api/v1/api-keys/{id}/revocation', { params: { path: { id: key } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  return (
    <>
      <ErrorSummary problem={revoke.error} />
      <Query
        query={keys}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>还没有密钥。需要由程序查询或填报时，由经办人或审核人员在本页申请。</p>}
      >
        {({ items }) => (
          <DataTable
            caption="接口密钥"
            columns={columnsWith((key) => revoke.mutate(key))}
            rows={items}
            keyOf={({ id: key }) => key}
          />
        )}
      </Query>
    </>
  );
}

interface SecretProps {
  readonly secret: string;
  readonly onKept: () => void;
}

function Secret({ secret, onKept }: SecretProps): ReactNode {
  return (
    <div className="notice" role="alert">
      <h2>新的密钥</h2>
      <p>密钥只显示这一次，请复制到程序的配置中妥善保存。遗失的只能撤销后另行申请。</p>
      <p>
        <code>{secret}</code>
      </p>
      <Button onClick={() => void navigator.clipboard.writeText(secret)}>复制密钥</Button>{' '}
      <Button type="primary" onClick={onKept}>
        我已保存
      </Button>
    </div>
  );
}

function columnsWith(onRevoke: (id: number) => void): readonly Column<ApiKey>[] {
  return [
    { title: '名称', cell: ({ name }) => name },
    { title: '用途', cell: ({ scopes }) => scopes.map(titleOf).join('、') },
    { title: '申请于', cell: ({ madeAt }) => minute(madeAt) },
    { title: '有效期至', cell: ({ expiresAt }) => minute(expiresAt) },
    { title: '最近使用', cell: ({ lastUsedOn }) => lastUsedOn ?? '还没有用过' },
    { title: '状态', cell: standing },
    {
      title: '操作',
      cell: ({ id, name, revokedAt }) =>
        revokedAt === null && (
          <Button size="small" danger aria-label={`撤销密钥：${name}`} onClick={() => onRevoke(id)}>
            撤销密钥
          </Button>
        ),
    },
  ];
}

function titleOf(scope: string): string {
  return KEY_SCOPES[scope as KeyScopeName]?.title ?? scope;
}

function standing({ works, revokedAt }: ApiKey): string {
  if (works) return '● 有效';
  return revokedAt === null ? '□ 已失效' : `□ ${minute(revokedAt)} 撤销`;
}
