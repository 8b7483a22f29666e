import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import type { Asked } from './asked.ts';

/** From the top of the tree down to the area that is looked at. */
export function AreaLine({ at, asked }: { readonly at: number; readonly asked: Asked }): ReactNode {
  const area = useQuery({
    queryKey: ['organisations', at],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id: at } } })),
  }).data;
  if (area === undefined) return null;
  return (
    <nav className="breadcrumbs" aria-label="所在区域">
      <ol>
        {area.line.map(({ id, name }) => (
          <li key={id}>
            <Link to="/completion" search={{ ...asked, at: id }}>
              {name}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/completion" search={{ ...asked, at: area.id }}>
            {area.name}
          </Link>
        </li>
      </ol>
    </nav>
  );
}
