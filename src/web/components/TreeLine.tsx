import type { ReactNode } from 'react';
import { useMe } from '../api/me.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly label: string;
  /** From the root of the tree down. */
  readonly line: readonly Named[];
  readonly children: (organisation: Named) => ReactNode;
}

/** The authorities above something; those above one's own are named only. */
export function TreeLine({ label, line, children }: Props): ReactNode {
  const { memberships } = useMe();
  const own = line.findIndex(({ id }) => memberships.some(({ organisationId }) => organisationId === id));
  if (line.length === 0) return null;
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol>
        {line.map((organisation, index) => (
          <li key={organisation.id}>
            {own !== -1 && index >= own ? children(organisation) : organisation.name}
          </li>
        ))}
      </ol>
    </nav>
  );
}
