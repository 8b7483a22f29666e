import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { timelineQuery } from '../../cases/case-queries.ts';
import { type Filing, verificationQuery } from './filing-queries.ts';

export interface Check {
  readonly path: string;
  readonly outcome: 'right' | 'defect';
  readonly note?: string;
}

/** Stores what was found of items, the last word on each. */
export function useChecks({ id, version }: Filing): UseMutationResult<unknown, Problem, readonly Check[]> {
  const client = useQueryClient();
  const mutationKey = ['cases', id, 'checks'];
  return useMutation({
    mutationFn: (checks) =>
      api.PUT('/api/v1/provider-filings/{id}/verification', {
        params: { path: { id } },
        body: { version, checks: [...checks] },
      }),
    // What was chosen stands at once; what the server says of it takes its place.
    mutationKey,
    onMutate: async (checks) => {
      const { queryKey } = verificationQuery(id);
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (known) => known && withChecks(known, checks));
    },
    onSettled: () =>
      client.isMutating({ mutationKey }) === 1 &&
      Promise.all(
        [verificationQuery(id), timelineQuery(id)].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey, exact: true }),
        ),
      ),
  });
}

type Verification = Schema<'ProviderFilingVerification'>;

function withChecks(known: Verification, checks: readonly Check[]): Verification {
  const items = known.items.map((item) => {
    const check = checks.find(({ path }) => path === item.path);
    if (check === undefined) return item;
    const { outcome, note = null } = check;
    return { ...item, check: { outcome, note, checkedAt: item.check?.checkedAt ?? '' } };
  });
  return { ...known, items };
}
