import type { ReactNode } from 'react';
import { APP_STATUSES, type AppStatus } from '../../policy/register/states.ts';

const SHAPES: Readonly<Record<AppStatus, string>> = {
  filed: '●',
  suspended: '◐',
  revoked: '■',
  withdrawn: '□',
};

/** By colour, word and shape. */
export function RecordStatus({ status }: { readonly status: AppStatus }): ReactNode {
  return (
    <span className={`record-${status}`}>
      <span aria-hidden="true">{SHAPES[status]}</span> {APP_STATUSES[status]}
    </span>
  );
}
