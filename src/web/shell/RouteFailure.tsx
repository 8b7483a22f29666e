import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';

/** A page that could not be loaded or shown; the rest of the workbench stays. */
export function RouteFailure({ error, reset }: ErrorComponentProps): ReactNode {
  const problem =
    error instanceof Problem
      ? error
      : new Problem({
          title: '这个页面没有打开。',
          status: 0,
          detail: '可能是网络中断，或者平台刚刚更新。请刷新页面后重试。',
        });
  return (
    <ErrorSummary problem={problem}>
      <Button onClick={reset}>重试</Button> <Button onClick={() => window.location.reload()}>刷新页面</Button>
    </ErrorSummary>
  );
}
