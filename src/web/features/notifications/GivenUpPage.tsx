import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { figure, minute } from '../../components/time.ts';
import { channelTitle } from './channels.ts';
import { faultText } from './faults.ts';
import { type GivenUp, givenUpQuery } from './queries.ts';

/** Mails and text messages that did not arrive, for whoever looks after the platform. */
export default function GivenUpPage(): ReactNode {
  const givenUp = useInfiniteQuery(givenUpQuery);
  const items = givenUp.data?.pages.flatMap((page) => page.items);
  return (
    <Page title="没有送达的通知">
      <p>
        送不出的邮件和短信，平台在两天内反复重试，对方明确拒收的不再重试。通知本身仍在该单位的“消息”里，时限照常计算。
      </p>
      <p>
        地址有误的，请联系该单位在“接收通知的地址”中移除后重新填写；许多单位同时出现的，请检查平台的邮件、短信服务。
      </p>
      <Query
        query={{ ...givenUp, data: items }}
        isEmpty={({ length }) => length === 0}
        empty={<p>没有放弃发送的通知，不需要处理。今后送不到的会出现在这里。</p>}
      >
        {(rows) => (
          <>
            <DataTable caption="没有送达的通知" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />
            <Paged shown={rows.length} unit="条" query={givenUp} />
          </>
        )}
      </Query>
    </Page>
  );
}

const COLUMNS: readonly Column<GivenUp>[] = [
  {
    title: '单位',
    cell: ({ organisation: { id, name } }) => (
      <Link to="/organisations/$id" params={{ id: String(id) }}>
        {name}
      </Link>
    ),
  },
  { title: '方式', cell: ({ channel }) => channelTitle(channel) },
  { title: '原因', cell: ({ fault }) => faultText(fault) },
  { title: '通知时间', cell: ({ causedAt }) => minute(causedAt) },
  { title: '放弃时间', cell: ({ givenUpAt }) => minute(givenUpAt) },
  { title: '尝试次数', cell: ({ attempts }) => figure(attempts), numeric: true },
];
