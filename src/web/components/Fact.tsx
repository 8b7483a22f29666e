import type { ReactNode } from 'react';

/** A line of a `dl`, which says by its class whether they stand beside each other (`facts`) or one below the other (`answers`). */
export function Fact({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
