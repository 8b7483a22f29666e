import type { ReactNode } from 'react';
import type { Schema } from '../api/client.ts';

const SHAPES: Readonly<Record<Schema<'Clock'>['colour'], string>> = {
  ink: '○',
  amber: '◐',
  red: '●',
  overdue: '■',
  pending: '…',
};

/** Working days left, by word, colour and shape; nothing where no statutory clock runs. */
export function Clock({ clock }: { readonly clock: Schema<'Clock'> | null }): ReactNode {
  if (clock === null) return <span className="secondary">—</span>;
  return (
    <span className={`clock clock-${clock.colour}`} title={clock.title}>
      <span aria-hidden="true">{SHAPES[clock.colour]}</span> {clock.label}
    </span>
  );
}
