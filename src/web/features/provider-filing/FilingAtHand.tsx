import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ShownWithContext } from '../../cases/provider-information/shown-with.ts';
import { Files } from '../../components/Files.tsx';
import { Query } from '../../components/Query.tsx';
import { type Filing, filingQuery, type Ground, groundQuery } from './filing-queries.ts';

interface Props {
  readonly id: number;
  readonly children: (filing: Filing, ground: Ground) => ReactNode;
}

/** The filing and the lists that its codes are read by. */
export function FilingAtHand({ id, children }: Props): ReactNode {
  const filing = useQuery(filingQuery(id));
  const ground = useQuery(groundQuery(id));
  return (
    <Query query={filing}>
      {(shown) => (
        <Query query={ground}>
          {(known) => (
            <ShownWithContext value={known.facts}>
              <Files files={shown.files} organisationId={shown.owner.id}>
                {children(shown, known)}
              </Files>
            </ShownWithContext>
          )}
        </Query>
      )}
    </Query>
  );
}
