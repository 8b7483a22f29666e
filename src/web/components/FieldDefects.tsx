import type { ReactNode } from 'react';
import type { Defect } from '../api/problem.ts';
import { Source } from './Source.tsx';

interface Props {
  readonly id?: string;
  readonly defects: readonly Defect[];
}

/** Below a field: whatever is wrong with it, what to do about it, and by which article. */
export function FieldDefects({ id, defects }: Props): ReactNode {
  if (defects.length === 0) return null;
  return (
    <div className="field-error" id={id}>
      {defects.map(({ message, remedy, source }) => (
        <div key={message}>
          {message} {remedy}
          <Source source={source} isBeside />
        </div>
      ))}
    </div>
  );
}
