import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { AppSearch } from './AppSearch.tsx';
import { type Unit, unitQuery } from './queries.ts';
import { useUnit } from './use-unit.ts';

/** Begins a filing: which app is it? */
export default function NewFiling(): ReactNode {
  const id = useUnit();
  const unit = useQuery({ ...unitQuery(id ?? 0), enabled: id !== undefined });
  return (
    <Page title="填报一个应用">
      <Query query={unit}>{(data) => <Beginning unit={data} />}</Query>
    </Page>
  );
}

function Beginning({ unit }: { readonly unit: Unit }): ReactNode {
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: (form: object) =>
      dataOf(api.POST('/api/v1/use-filings', { body: { organisationId: unit.id, form } })),
    onSuccess: ({ id }) => navigate({ to: '/use-filings/$id', params: { id: String(id) }, replace: true }),
  });
  return (
    <>
      <ErrorSummary problem={begin.error} />
      <section className="panel">
        <h2>{unit.name}使用哪个应用？</h2>
        <AppSearch
          verb="填报这个应用"
          isBusy={begin.isPending}
          onChoose={({ id }) => begin.mutate({ app: { registerId: id }, selfDevelopedSelfUsed: false })}
        />
      </section>
      <section className="panel">
        <h2>本单位自己开发、只供自己用的</h2>
        <p>
          由本单位自主开发、服务于本单位内部管理、不对外单位提供服务的应用（自研自用），不必在名录中，填报时一并填写提供者备案信息（业务系统和应用）。
          <span className="secondary">依据：《备案管理办法》第二十一条</span>
        </p>
        <Button
          disabled={begin.isPending}
          onClick={() => begin.mutate({ selfDevelopedSelfUsed: true, origin: 'self-developed' })}
        >
          填报自研自用的应用
        </Button>
      </section>
    </>
  );
}
