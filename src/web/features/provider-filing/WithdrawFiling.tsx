import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { AskReason } from '../../cases/AskReason.tsx';
import type { Filing } from './filing-queries.ts';

/** The provider takes back what it has submitted. */
export function WithdrawFiling({ filing: { id, version } }: { readonly filing: Filing }): ReactNode {
  return (
    <AskReason
      name="withdraw"
      label="撤回备案"
      title="撤回这份备案？"
      send={(reason) =>
        api.POST('/api/v1/provider-filings/{id}/withdrawal', {
          params: { path: { id } },
          body: { version, reason },
        })
      }
    >
      撤回后主管部门不再核验，这份备案随即办结；需要时可以重新备案。
    </AskReason>
  );
}
