import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { TreeLine } from '../../components/TreeLine.tsx';
import type { Asked } from './asked.ts';

/** From the top of the tree down to the area that is looked at. */
export function AreaLine({ at, asked }: { readonly at: number; readonly asked: Asked }): ReactNode {
  const area = useQuery({
    queryKey: ['organisations', at],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}', { params: { path: { id: at } } })),
  }).data;
  if (area === undefined) return null;
  return (
    <TreeLine label="所在区域" line={[...area.line, area]}>
      {({ id, name }) => (
        <Link to="/completion" search={{ ...asked, at: id }}>
          {name}
        </Link>
      )}
    </TreeLine>
  );
}
