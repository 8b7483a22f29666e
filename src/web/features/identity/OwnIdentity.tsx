import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Ask } from '../../components/Ask.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Fact } from '../../components/Fact.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';

const KEY = ['oidc', 'links'];

/** Who one is at the identity provider, by which one signs in without a password. */
export function OwnIdentity(): ReactNode {
  const links = useQuery({ queryKey: KEY, queryFn: () => dataOf(api.GET('/api/v1/oidc/links')) });
  return (
    <Query query={links} isEmpty={({ items }) => items.length === 0} empty={<NotLinked />}>
      {({ items }) =>
        items.map(({ issuer, subject, linkedAt }) => (
          <div key={issuer}>
            <dl className="answers">
              <Fact title="统一身份认证">{issuer}</Fact>
              <Fact title="在那里的编号">{subject}</Fact>
              <Fact title="绑定于">{minute(linkedAt)}</Fact>
            </dl>
            <Unlink />
          </div>
        ))
      }
    </Query>
  );
}

function NotLinked(): ReactNode {
  const link = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/oidc/links')),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <ErrorSummary problem={link.error} />
      <p>还没有绑定。绑定要到统一身份认证登录一次，之后在登录页点“用统一身份登录”即可，不必输入密码。</p>
      <Button loading={link.isPending || link.isSuccess} onClick={() => link.mutate()}>
        绑定统一身份
      </Button>
    </>
  );
}

function Unlink(): ReactNode {
  const client = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => api.DELETE('/api/v1/oidc/links'),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <div className="buttons">
      <Ask
        name="unlink"
        label="解除绑定"
        title="解除统一身份的绑定"
        verb="解除绑定"
        isDangerous
        problem={unlink.error}
        isPending={unlink.isPending}
        onConfirm={() => unlink.mutateAsync()}
      >
        <p>解除后只能用账号名和密码登录；请先确认还记得密码。以后可以重新绑定。</p>
      </Ask>
    </div>
  );
}
