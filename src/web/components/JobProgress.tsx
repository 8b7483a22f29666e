import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { api, dataOf } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Query } from './Query.tsx';
import { figure } from './time.ts';

const A_SECOND = 1_000;
const STATES = { queued: '排队中', running: '进行中', done: '已完成', failed: '未完成' } as const;

type Result = Readonly<Record<string, unknown>> | null;

interface Props {
  readonly id: number;
  readonly onDone?: (result: Result) => void;
}

/** How far a long task has come; asks again every second until it has ended. */
export function JobProgress({ id, onDone }: Props): ReactNode {
  const job = useQuery({
    queryKey: ['jobs', id],
    queryFn: () => dataOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (hasEnded(data?.state) ? false : A_SECOND),
  });
  const { state, result = null } = job.data ?? {};
  useEffect(() => {
    if (state === 'done') onDone?.(result);
  }, [state, result, onDone]);
  const problem = useMemo(() => (state === 'failed' ? problemIn(result) : null), [state, result]);
  return (
    <Query query={job}>
      {({ state: now, total, done }) => (
        <output className="job">
          <p>
            {STATES[now]}：{figure(done)}/{figure(total)}
          </p>
          <progress aria-label="进度" max={Math.max(total, 1)} value={done} />
          <ErrorSummary problem={problem} />
        </output>
      )}
    </Query>
  );
}

function hasEnded(state: string | undefined): boolean {
  return state === 'done' || state === 'failed';
}

/** What it was refused with, every item at fault named. */
function problemIn(result: Result): Problem {
  return new Problem({ title: '任务没有完成。', status: 0, ...result });
}
