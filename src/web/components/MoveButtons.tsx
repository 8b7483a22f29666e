import { Button } from 'antd';
import type { ReactNode } from 'react';
import { moved } from './moved.ts';

interface Props {
  /** What is moved, by name. */
  readonly name: string;
  readonly id: number;
  /** All of them in their order. */
  readonly ids: readonly number[];
  /** One below the other, or one beside the other. */
  readonly titles?: readonly [back: string, on: string];
  /** Beside buttons that are something else. */
  readonly isQuiet?: boolean;
  readonly isPending: boolean;
  readonly onMove: (ids: number[]) => void;
}

const UP_OR_DOWN = ['上移', '下移'] as const;
const STEPS = [-1, 1] as const;

/** One place back or on. At either end the button stays, so that the focus does: it says that it does nothing. */
export function MoveButtons({
  name,
  id,
  ids,
  titles = UP_OR_DOWN,
  isQuiet = false,
  isPending,
  onMove,
}: Props): ReactNode {
  return STEPS.map((step, at) => {
    const after = moved(ids, id, step);
    return (
      <Button
        key={step}
        size="small"
        type={isQuiet ? 'link' : 'default'}
        aria-label={`${titles[at]}：${name}`}
        aria-disabled={after === undefined}
        onClick={() => after !== undefined && !isPending && onMove(after)}
      >
        {titles[at]}
      </Button>
    );
  });
}
