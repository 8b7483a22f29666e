import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { APP_KINDS } from '../../../policy/option-lists.ts';
import { APP_STATUSES } from '../../../policy/register/states.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { mayDo, useMe } from '../../api/me.ts';
import { usePathPart } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Fact } from '../../components/Fact.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { RecordStatus } from '../../components/RecordStatus.tsx';
import { FiledHere } from './FiledHere.tsx';
import { Versions } from './packages/Versions.tsx';
import { StatusChange } from './StatusChange.tsx';

type Record = Schema<'RegisterAppDetail'>;

/** One published app: what is known of it to everybody, and what an officer may do about it. */
export default function RecordPage(): ReactNode {
  const id = usePathPart('id');
  const record = useQuery({
    queryKey: ['records', id],
    queryFn: () => dataOf(api.GET('/api/v1/register/apps/{number}', { params: { path: { number: id } } })),
  });
  return <Query query={record}>{(found) => <Shown record={found} />}</Query>;
}

function Shown({ record }: { readonly record: Record }): ReactNode {
  const { name, number, kind, providerName, status, statusSince, filedOn, history } = record;
  return (
    <Page title={name} actions={<a href={`/apps/${record.id}`}>公众看到的页面</a>}>
      <dl className="facts">
        <Fact title="备案号">{number ?? '—'}</Fact>
        <Fact title="提供者">{providerName}</Fact>
        <Fact title="应用种类">{APP_KINDS[kind]}</Fact>
        <Fact title="状态">
          <RecordStatus status={status} /> {statusSince} 起
        </Fact>
        {filedOn !== null && <Fact title="备案日期">{filedOn}</Fact>}
      </dl>
      {mayDo(useMe(), 'register.manage') && <StatusChange record={record} />}
      <FiledHere record={record} />
      <Versions id={record.id} />
      <section className="panel">
        <h2>历次状态</h2>
        <DataTable caption="历次状态，最近的在前" columns={columns} rows={history} keyOf={keyOf} />
      </section>
    </Page>
  );
}

type Step = Record['history'][number];

const keyOf = ({ recordedAt, status }: Step): string => `${recordedAt} ${status}`;

const columns: readonly Column<Step>[] = [
  { title: '状态', cell: ({ status }) => APP_STATUSES[status] },
  { title: '自何日起', cell: ({ since }) => since },
  { title: '原因', cell: ({ reason }) => reason ?? '—' },
  { title: '依据或来源', cell: ({ source }) => source ?? '—' },
];
