import type { ReactNode } from 'react';
import type { UseFiling } from './queries.ts';

/** 代填: who fills in what is another's. */
export function FiledBy({ filing: { filedBy, owner } }: { readonly filing: UseFiling }): ReactNode {
  if (filedBy.id === owner.id) return null;
  return (
    <p className="notice">
      {filedBy.name} 代 {owner.name} 填报，代填情况记入办件。
    </p>
  );
}
