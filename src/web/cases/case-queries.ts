import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '../api/client.ts';
import type { QueueFilters } from './queue-filters.ts';

export type Case = Schema<'Case'>;
export type TimelineEntry = Schema<'TimelineEntry'>;

export const caseQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id],
    queryFn: () => dataOf(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
  });

export const timelineQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'timeline'],
    queryFn: () => dataOf(api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id } } })),
  });

export const dueQuery = (filters: Pick<QueueFilters, 'view'> & { readonly awaits: 'owner' | 'authority' }) =>
  queryOptions({
    queryKey: ['queue', 'due', filters],
    queryFn: () => dataOf(api.GET('/api/v1/cases/due', { params: { query: filters } })),
  });

export const queueQuery = (filters: QueueFilters, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['queue', 'cases', filters, limit],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/cases', {
          params: { query: { ...filters, limit, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Under the queue's key, as what is assigned changes both. */
export const officersQuery = (authorityId: number) =>
  queryOptions({
    queryKey: ['queue', 'officers', authorityId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/organisations/{id}/officers', { params: { path: { id: authorityId } } })),
  });

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: () => dataOf(api.GET('/api/v1/saved-views')),
});

/** After something was done to a case: it, its timeline and every queue are read again. */
export function useCaseChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['cases', 'queue', 'inbox'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  };
}
