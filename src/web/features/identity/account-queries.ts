import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import type { roleNames } from '../../components/role-names.ts';

export type RoleName = keyof typeof roleNames;

export interface Account {
  readonly accountId: number;
  readonly loginName: string;
  readonly activated: boolean;
  readonly locked: boolean;
  readonly disabled: boolean;
  readonly memberships: readonly {
    readonly membershipId: number;
    readonly organisation: { readonly id: number; readonly name: string };
    readonly role: RoleName;
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
