import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { figure } from '../../components/time.ts';

const EVERY_MS = 1_000;

interface Props {
  readonly id: number;
  readonly onDone: (confirmed: number) => void;
}

/** How far a batch has come that runs on the server. */
export function JobProgress({ id, onDone }: Props): ReactNode {
  const job = useQuery({
    queryKey: ['jobs', id],
    queryFn: () => dataOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'done' || data?.state === 'failed' ? false : EVERY_MS,
  }).data;
  const { state, result, total = 0, done = 0 } = job ?? {};
  useEffect(() => {
    if (state === 'done') onDone(Number(result?.['confirmed'] ?? 0));
  }, [state, result, onDone]);
  const problem = useMemo(
    () =>
      state === 'failed'
        ? new Problem((result ?? {}) as unknown as ConstructorParameters<typeof Problem>[0])
        : null,
    [state, result],
  );
  if (problem !== null) return <ErrorSummary problem={problem} />;
  return (
    <div className="panel" aria-live="polite">
      <p>
        正在确认 {figure(done)}/{figure(total)} 件；可以离开本页，办完会留在经过中。
      </p>
      <progress value={done} max={total} aria-label="批量确认的进度" />
    </div>
  );
}
