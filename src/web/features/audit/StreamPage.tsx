import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { usePathPart } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { minute } from '../../components/time.ts';
import { type Entry, isStreamKind, STREAM_KINDS, type StreamKind, streamQuery } from './stream.ts';
import { type ChainVerdict, verifyChain } from './verify-chain.ts';

/** All that was ever recorded about one thing, each entry bound to the one before. */
export default function StreamPage(): ReactNode {
  const kind = usePathPart('kind');
  const id = usePathPart('id');
  if (!isStreamKind(kind)) return <Page title="没有这种时间线">请从“审计”中选择。</Page>;
  return (
    <Page title={`时间线：${STREAM_KINDS[kind]} ${kind === 'calendar' ? '' : id}`}>
      <Stream kind={kind} id={Number(id)} />
    </Page>
  );
}

function Stream({ kind, id }: { readonly kind: StreamKind; readonly id: number }): ReactNode {
  const stream = useInfiniteQuery(streamQuery(kind, id));
  const entries = stream.data?.pages.flatMap((page) => page.entries);
  return (
    <Query
      query={{ ...stream, data: entries }}
      isEmpty={({ length }) => length === 0}
      empty={<p>这条时间线还没有记录。请核对种类和编号。</p>}
    >
      {(rows) => (
        <>
          <Verdict kind={kind} id={id} entries={rows} />
          <DataTable caption="记录" columns={COLUMNS} rows={rows} keyOf={({ seq }) => seq} />
          <Paged shown={rows.length} unit="条" query={stream} />
        </>
      )}
    </Query>
  );
}

interface VerdictProps {
  readonly kind: StreamKind;
  readonly id: number;
  readonly entries: readonly Entry[];
}

function Verdict({ kind, id, entries }: VerdictProps): ReactNode {
  const verdict = useQuery({
    queryKey: ['audit', kind, id, 'verdict', entries.length, entries.at(-1)?.hash],
    queryFn: () => verifyChain(kind, id, entries),
  }).data;
  return (
    <output className="notice">
      {verdict === undefined ? '正在核验…' : sentence(verdict, entries.length)}
    </output>
  );
}

function sentence(verdict: ChainVerdict, count: number): string {
  if (verdict === 'intact') return `● 已在本浏览器中逐条重算哈希：所示 ${count} 条记录前后相接，没有改动。`;
  if (verdict === 'unable') return '○ 本浏览器只在 https 下才能重算哈希，请改用 https 访问。';
  return `■ 第 ${verdict.brokenAt} 条记录与它的哈希不符，或与前一条不相接。请立即保存证据，并由运维人员核验全库。`;
}

const COLUMNS: readonly Column<Entry>[] = [
  { title: '序号', cell: ({ seq }) => seq },
  { title: '动作', cell: ({ action }) => action },
  { title: '何人', cell: ({ actor }) => actor },
  { title: '生效', cell: ({ effectiveAt }) => minute(effectiveAt) },
  { title: '记录', cell: ({ recordedAt }) => minute(recordedAt) },
  {
    title: '状态',
    cell: ({ fromState, toState }) => (toState === null ? '—' : `${fromState ?? '（新）'} → ${toState}`),
  },
  {
    title: '内容',
    cell: ({ seq, body, hash }) => (
      <details>
        <summary>
          查看<span className="visually-hidden">第 {seq} 条的内容</span>
        </summary>
        <pre className="wrapped">{body}</pre>
        <p className="secondary">
          哈希 <code>{hash}</code>
        </p>
      </details>
    ),
  },
];
