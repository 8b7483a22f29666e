import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Action, type Actor, mayAnywhere } from '../../policy/access/grants.ts';
import { api, dataOf, type Schema } from './client.ts';

export type Me = Schema<'WhoAmI'>;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(api.GET('/api/v1/sessions/current')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; below the shell there always is somebody. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** By the same table of grants as on the server, which decides again. */
export function mayDo({ accountId, memberships }: Me, action: Action): boolean {
  // Where in the tree they stand makes no difference to whether there is anything; that authorities have a place does.
  const actor = {
    accountId,
    memberships: memberships.map((membership) => ({
      ...membership,
      place: { provinceId: null, regionId: null, countyId: membership.level && membership.organisationId },
    })),
  };
  return mayAnywhere(actor as unknown as Actor, action);
}
