import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, type Schema } from '../api/client.ts';
import { messagesQuery } from '../api/inbox.ts';
import { useOwnPlace } from '../api/own-place.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Page } from '../components/Page.tsx';
import { Query } from '../components/Query.tsx';
import { minute } from '../components/time.ts';

export default function Inbox(): ReactNode {
  const client = useQueryClient();
  const inbox = useInfiniteQuery(messagesQuery);
  const messages = inbox.data?.pages.flatMap(({ items }) => items);
  const readAll = useMutation({
    mutationFn: (upTo: number) => api.POST('/api/v1/inbox/readings', { body: { upTo } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const newest = messages?.[0]?.id;
  const actions = (
    <>
      <OtherWays />
      {newest !== undefined && (
        <Button onClick={() => readAll.mutate(newest)} loading={readAll.isPending}>
          全部标为已读
        </Button>
      )}
    </>
  );
  return (
    <Page title="消息" actions={actions}>
      <ErrorSummary problem={readAll.error} />
      <Query
        query={{ ...inbox, data: messages }}
        isEmpty={({ length }) => length === 0}
        empty={<p>还没有消息。备案有进展、临近期限或在用应用有变化时，会在这里通知本单位。</p>}
      >
        {(items) => (
          <ul className="messages">
            {items.map((message) => (
              <Message key={message.id} message={message} />
            ))}
          </ul>
        )}
      </Query>
      {inbox.hasNextPage && <Button onClick={() => void inbox.fetchNextPage()}>显示更早的消息</Button>}
    </Page>
  );
}

function OtherWays(): ReactNode {
  const { id } = useOwnPlace('notifications.manage');
  return (
    <Link to="/organisations/$id/notification-addresses" params={{ id: String(id) }}>
      用邮件、短信接收
    </Link>
  );
}

function Message({ message }: { readonly message: Schema<'Message'> }): ReactNode {
  const { id, caseId, title, text, sentAt, readAt } = message;
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: () => api.POST('/api/v1/inbox/{id}/reading', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  return (
    <li className={readAt === null ? 'unread' : undefined}>
      <h2>
        {readAt === null && <span className="badge">未读</span>}
        {title}
      </h2>
      <p className="secondary">{minute(sentAt)}</p>
      <p>{text}</p>
      {caseId !== null && (
        <Link to="/cases/$id" params={{ id: String(caseId) }}>
          打开办件
        </Link>
      )}
      {readAt === null && (
        <Button size="small" type="link" loading={read.isPending} onClick={() => read.mutate()}>
          标为已读
        </Button>
      )}
    </li>
  );
}
