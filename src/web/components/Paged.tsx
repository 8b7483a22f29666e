import { Button } from 'antd';
import type { ReactNode } from 'react';
import { figure } from './time.ts';

interface Props {
  /** How many are shown, and of what: `所学校`. */
  readonly shown: number;
  readonly unit: string;
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Below a list that comes page by page. */
export function Paged({ shown, unit, query }: Props): ReactNode {
  return (
    <output className="buttons">
      已显示 {figure(shown)} {unit}
      {query.hasNextPage ? '，后面还有。' : '，没有更多了。'}
      {query.hasNextPage && (
        <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
          继续显示
        </Button>
      )}
    </output>
  );
}
