import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { mayDo, useMe } from '../../api/me.ts';
import { Query } from '../../components/Query.tsx';
import { showingQuery } from './filing-queries.ts';
import { NumberAnnulment } from './NumberAnnulment.tsx';
import { Showing } from './Showing.tsx';

type Record = Schema<'RegisterAppDetail'>;

/** What there is for a record only if it was filed here, and for those who may read its filing. */
export function FiledHere({ record }: { readonly record: Record }): ReactNode {
  const me = useMe();
  return record.origin === 'provider-filing' && mayDo(me, 'cases.read') ? <Readable record={record} /> : null;
}

function Readable({ record }: { readonly record: Record }): ReactNode {
  const mayAnnul = mayDo(useMe(), 'provider-filing.decide') && record.number !== null;
  return (
    <Query query={useQuery(showingQuery(record.id))}>
      {(found) =>
        found !== null && (
          <>
            <Showing record={record} showing={found} />
            {mayAnnul && <NumberAnnulment record={record} />}
          </>
        )
      }
    </Query>
  );
}
