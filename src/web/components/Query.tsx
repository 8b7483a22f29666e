import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../api/problem.ts';
import { ErrorSummary } from './ErrorSummary.tsx';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Problem | null;
  readonly refetch: () => unknown;
}

interface Props<T> {
  readonly query: Asked<T>;
  /** Whether there is nothing to show, and then what to do next. */
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Loading, refused, empty or there: what every list and every record goes through. */
export function Query<T>({ query: { data, error, refetch }, isEmpty, empty, children }: Props<T>): ReactNode {
  if (data === undefined && error === null)
    return (
      <div aria-busy="true" className="loading">
        <span className="visually-hidden">正在读取…</span>
        <Skeleton active={false} title={false} />
      </div>
    );
  if (data === undefined)
    return (
      <ErrorSummary problem={error}>
        <Button onClick={() => refetch()}>重新读取</Button>
      </ErrorSummary>
    );
  if (isEmpty?.(data) === true) return <div className="empty">{empty}</div>;
  return children(data);
}
