import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf } from './client.ts';

const EVERY_MINUTE = 60_000;
/** As many as the API gives at once. */
const PAGE = 50;

/** The newest, and how many are unread. */
export const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: () => dataOf(api.GET('/api/v1/inbox')),
  refetchInterval: EVERY_MINUTE,
});

/** All of them, page by page. */
export const messagesQuery = infiniteQueryOptions({
  queryKey: ['inbox', 'all'],
  queryFn: ({ pageParam }) =>
    dataOf(api.GET('/api/v1/inbox', { params: { query: pageParam === null ? {} : { before: pageParam } } })),
  initialPageParam: null as number | null,
  getNextPageParam: ({ items }) => (items.length < PAGE ? null : (items.at(-1)?.id ?? null)),
});
