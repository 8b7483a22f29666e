import type { ReactNode } from 'react';
import type { Schema } from '../api/client.ts';

const SHAPES = { owner: '◇', authority: '◆', nobody: '□' } as const;

/** A case's state; the shape says whose move it is. */
export function StateTag({
  state,
}: {
  readonly state: Pick<Schema<'Case'>, 'stateTitle' | 'awaits'>;
}): ReactNode {
  return (
    <span className={`state state-${state.awaits}`}>
      <span aria-hidden="true">{SHAPES[state.awaits]}</span> {state.stateTitle}
    </span>
  );
}
