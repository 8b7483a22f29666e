import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Fact } from '../../components/Fact.tsx';
import { type Case, officersQuery } from '../case-queries.ts';
import { AskAssign } from './AskAssign.tsx';
import { assigneeTitle, mayAssign } from './officers.ts';
import { useAssignment } from './use-assignment.ts';

/** Who works on the case: for the officers whose authority decides it. */
export function Assignee({ filing }: { readonly filing: Case }): ReactNode {
  return mayAssign(useMe(), filing) ? <Shown filing={filing} /> : null;
}

function Shown({ filing }: { readonly filing: Case }): ReactNode {
  const me = useMe();
  const officers = useQuery(officersQuery(filing.authority.id)).data?.items ?? [];
  const take = useAssignment();
  return (
    <Fact title="承办人">
      <ErrorSummary problem={take.error} />
      <div className="buttons">
        <span>{assigneeTitle(filing.assigneeId, me, officers)}</span>
        {filing.assigneeId === null && (
          <Button loading={take.isPending} onClick={() => take.mutate({ cases: [filing], to: me.accountId })}>
            由我承办
          </Button>
        )}
        <AskAssign label={filing.assigneeId === null ? '分配' : '改派'} cases={[filing]} />
      </div>
    </Fact>
  );
}
