import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SettingKey } from '../../../policy/settings/settings.ts';
import { api, dataOf } from '../../api/client.ts';

export const definitionsQuery = queryOptions({
  queryKey: ['settings', 'definitions'],
  queryFn: () => dataOf(api.GET('/api/v1/settings')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const inForceQuery = (id: number, day?: string) =>
  queryOptions({
    queryKey: ['settings', 'in-force', id, day],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/settings', {
          params: { path: { id }, query: day === undefined ? {} : { day } },
        }),
      ),
  });

export const settingHistoryQuery = (id: number, key: SettingKey) =>
  infiniteQueryOptions({
    queryKey: ['settings', 'history', id, key],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/settings/history', {
          params: { path: { id }, query: { key, ...(pageParam !== null && { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
  });
