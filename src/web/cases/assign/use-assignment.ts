import { useMutation } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import { type Case, useCaseChanged } from '../case-queries.ts';

interface Wanted {
  readonly cases: readonly Case[];
  readonly to: number | null;
}

/** As it stands on the page: what a colleague has taken meanwhile is refused, and everything read again. */
export function useAssignment() {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: ({ cases, to }: Wanted) =>
      dataOf(
        api.POST('/api/v1/cases/assignments', {
          body: { cases: cases.map(({ id, assigneeId: from }) => ({ id, from })), to },
        }),
      ),
    onSettled: changed,
  });
}
