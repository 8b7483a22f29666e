import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { api, dataOf } from '../api/client.ts';
import { Query } from './Query.tsx';
import { figure } from './time.ts';

const A_SECOND = 1_000;
const STATES = { queued: '排队中', running: '进行中', done: '已完成', failed: '未完成' } as const;

interface Props {
  readonly id: number;
  readonly onDone?: () => void;
}

/** How far a long task has come; asks again every second until it has ended. */
export function JobProgress({ id, onDone }: Props): ReactNode {
  const job = useQuery({
    queryKey: ['jobs', id],
    queryFn: () => dataOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (hasEnded(data?.state) ? false : A_SECOND),
  });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') onDone?.();
  }, [state, onDone]);
  return (
    <Query query={job}>
      {({ state: now, total, done, result }) => (
        <output className="job">
          <p>
            {STATES[now]}：{figure(done)}/{figure(total)}
          </p>
          <progress aria-label="进度" max={Math.max(total, 1)} value={done} />
          {now === 'failed' && <p className="field-error">{titleOf(result)}</p>}
        </output>
      )}
    </Query>
  );
}

function hasEnded(state: string | undefined): boolean {
  return state === 'done' || state === 'failed';
}

/** A problem says what went wrong. */
function titleOf(result: Readonly<Record<string, unknown>> | null): string {
  const title = result?.['title'];
  return typeof title === 'string' ? title : '任务没有完成。';
}
