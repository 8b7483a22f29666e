import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';

type Get = paths['/api/v1/audit/streams/{kind}/{id}']['get'];
export type StreamKind = Get['parameters']['path']['kind'];
export type Entry = Get['responses']['200']['content']['application/json']['entries'][number];

export const STREAM_KINDS: Readonly<Record<StreamKind, string>> = {
  organisation: '机构',
  account: '账号',
  case: '办件',
  setting: '设定',
  'register-app': '名录中的应用',
  'register-use': '在用应用',
  'return-template': '退回模板',
  calendar: '工作日历',
};

export function isStreamKind(text: string): text is StreamKind {
  return Object.hasOwn(STREAM_KINDS, text);
}

/** As many as the API gives at once. */
const PAGE = 100;

export const streamQuery = (kind: StreamKind, id: number) =>
  infiniteQueryOptions({
    queryKey: ['audit', kind, id],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/audit/streams/{kind}/{id}', {
          params: { path: { kind, id }, query: { after: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ entries }) => (entries.length < PAGE ? null : (entries.at(-1)?.seq ?? null)),
  });
