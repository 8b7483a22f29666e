import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { api, dataOf } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { figure, minute } from '../../components/time.ts';

/** The API leaves the form of a checkpoint open, as old ones keep theirs. */
const checkpoint = z.object({
  number: z.number(),
  madeAt: z.string(),
  leafCount: z.number(),
  previousRoot: z.string(),
  root: z.string(),
  keyId: z.string(),
});
type Checkpoint = z.infer<typeof checkpoint>;

const PAGE = 100;

/** Signed roots over all timelines, and whether each follows from the one before. */
export function Checkpoints(): ReactNode {
  const list = useInfiniteQuery({
    queryKey: ['audit', 'checkpoints'],
    queryFn: async ({ pageParam }) => {
      const { items } = await dataOf(
        api.GET('/api/v1/audit/checkpoints', {
          params: { query: pageParam === null ? {} : { before: pageParam } },
        }),
      );
      return z.array(checkpoint).parse(items);
    },
    initialPageParam: null as number | null,
    getNextPageParam: (items) => (items.length < PAGE ? null : (items.at(-1)?.number ?? null)),
  });
  const items = list.data?.pages.flat();
  return (
    <Query
      query={{ ...list, data: items }}
      isEmpty={({ length }) => length === 0}
      empty={<p>还没有检查点。服务运行后每天自动封存；也可以由运维人员用命令行立即封存。</p>}
    >
      {(rows) => (
        <>
          <output className="verdict">{verdict(rows)}</output>
          <DataTable
            caption="检查点，最新在前"
            columns={COLUMNS}
            rows={rows}
            keyOf={({ number }) => number}
          />
          <Paged shown={rows.length} unit="个" query={list} />
          <p className="secondary">
            请定期留存一份，日后比对：检查点对任何人公开。签名与全库核验由运维人员用命令行执行，方法见审计格式文档。
          </p>
        </>
      )}
    </Query>
  );
}

/** The newest first: each names the root of the one behind it in the list. */
function verdict(rows: readonly Checkpoint[]): string {
  const broken = rows.find(({ number, previousRoot }, index) => {
    const before = rows[index + 1];
    return before !== undefined && (previousRoot !== before.root || number !== before.number + 1);
  });
  return broken === undefined
    ? `● 所示 ${rows.length} 个检查点前后相接。`
    : `■ 检查点 ${broken.number} 与前一个不相接。请立即保存证据，并由运维人员核验全库。`;
}

const COLUMNS: readonly Column<Checkpoint>[] = [
  { title: '编号', cell: ({ number }) => number },
  { title: '封存时间', cell: ({ madeAt }) => minute(madeAt) },
  { title: '时间线', numeric: true, cell: ({ leafCount }) => figure(leafCount) },
  { title: '根', cell: ({ root }) => <code>{root}</code> },
  { title: '签名密钥', cell: ({ keyId }) => <code>{keyId}</code> },
];
