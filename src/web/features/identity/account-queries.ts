import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Role } from '../../../policy/access/grants.ts';
import { api, dataOf } from '../../api/client.ts';

export interface Account {
  readonly accountId: number;
  readonly loginName: string;
  readonly activated: boolean;
  readonly locked: boolean;
  readonly disabled: boolean;
  readonly memberships: readonly {
    readonly membershipId: number;
    readonly organisation: { readonly id: number; readonly name: string };
    readonly role: Role;
  }[];
}

export const accountsQuery = (organisationId: number | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', organisationId],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/accounts', {
          params: {
            query: {
              ...(organisationId !== undefined && { organisationId }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
