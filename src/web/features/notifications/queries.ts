import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';

type Read<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': { items: (infer Item)[] } } } } };
}
  ? Item
  : never;

export type Address = Read<'/api/v1/organisations/{id}/notification-addresses'>;
export type GivenUp = Read<'/api/v1/deliveries/given-up'>;

export const addressesKey = (organisationId: number) => ['notification-addresses', organisationId];

export const addressesQuery = (organisationId: number) =>
  queryOptions({
    queryKey: addressesKey(organisationId),
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/notification-addresses', {
          params: { path: { id: organisationId } },
        }),
      ),
  });

export const givenUpQuery = infiniteQueryOptions({
  queryKey: ['deliveries', 'given-up'],
  queryFn: ({ pageParam }) =>
    dataOf(
      api.GET('/api/v1/deliveries/given-up', {
        params: { query: pageParam === null ? {} : { before: pageParam } },
      }),
    ),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next,
});
