import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
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
  return useMutation({
    mutationFn: (checks) =>
      api.PUT('/api/v1/provider-filings/{id}/verification', {
        params: { path: { id } },
        body: { version, checks: [...checks] },
      }),
    onSuccess: () =>
      Promise.all(
        [verificationQuery(id), timelineQuery(id)].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey, exact: true }),
        ),
      ),
  });
}
