import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReceiptPage } from '../../cases/ReceiptPage.tsx';
import { usePathPart } from '../../components/address.ts';
import { Query } from '../../components/Query.tsx';
import { filingQuery, receiptQuery } from './filing-queries.ts';

/** Of a provider filing, as it stands now. */
export default function FilingReceipt(): ReactNode {
  const id = usePathPart('id');
  const filing = useQuery(filingQuery(Number(id)));
  const receipt = useQuery(receiptQuery(Number(id)));
  return (
    <Query query={filing}>
      {({ title, owner, authority }) => (
        <Query query={receipt}>
          {(given) => (
            <ReceiptPage
              title="备案回执"
              receipt={given}
              facts={{ 事项: title, 备案单位: owner.name, 受理部门: authority.name }}
            />
          )}
        </Query>
      )}
    </Query>
  );
}
