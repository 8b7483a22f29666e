import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schema } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';

export type Organisation = Schema<'Organisation'>;
export type OrganisationDetail = Schema<'OrganisationDetail'>;
export type Profile =
  paths['/api/v1/organisations/{id}/profile']['get']['responses'][200]['content']['application/json'];
export type OrganisationKind = Organisation['kind'];

export interface OrganisationFilters {
  readonly q?: string;
  readonly parent?: number;
  readonly kind?: OrganisationKind;
  readonly open?: 'true' | 'false';
}

export const organisationQuery = (id: number) =>
  queryOptions({
    queryKey: ['organisations', id],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
  });

export const profileQuery = (id: number) =>
  queryOptions({
    queryKey: ['organisations', id, 'profile'],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}/profile', { params: { path: { id } } })),
  });

export const historyQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['organisations', id, 'history'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/history', {
          params: { path: { id }, query: pageParam === null ? {} : { before: pageParam } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
  });

export const organisationsQuery = (filters: OrganisationFilters) =>
  infiniteQueryOptions({
    queryKey: ['organisations', 'list', filters],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/organisations', {
          params: { query: { ...filters, limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** After anything was changed in the tree. */
export function useTreeChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['organisations'] });
}
