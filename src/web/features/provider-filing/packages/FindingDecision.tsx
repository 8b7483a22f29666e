import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, type Schema } from '../../../api/client.ts';
import { timelineQuery } from '../../../cases/case-queries.ts';
import { ErrorSummary } from '../../../components/ErrorSummary.tsx';
import { minute } from '../../../components/time.ts';
import { type Filing, verificationQuery } from '../filing-queries.ts';

type DecidedFinding = Schema<'ProviderFilingVerification'>['items'][number]['findings'][number];
type Outcome = NonNullable<DecidedFinding['decision']>['outcome'];

interface Props {
  readonly filing: Filing;
  readonly finding: DecidedFinding;
}

/** What stands beside each finding of that filing. */
export function deciding(filing: Filing): (finding: DecidedFinding) => ReactNode {
  return (finding) => <FindingDecision filing={filing} finding={finding} />;
}

/** A finding of the automatic checks is accepted, or put among the reasons of a return, with one click. */
function FindingDecision({ filing, finding }: Props): ReactNode {
  const { message, decision } = finding;
  const decide = useDecision(filing, finding);
  const offer = (outcome: Outcome, verb: string): ReactNode =>
    decision?.outcome !== outcome && (
      <Button
        size="small"
        aria-label={`${verb}：${message}`}
        loading={decide.isPending && decide.variables === outcome}
        onClick={() => decide.mutate(outcome)}
      >
        {verb}
      </Button>
    );
  return (
    <>
      <ErrorSummary problem={decide.error} />
      <div className="decide">
        <Decided decision={decision} />
        {offer('accepted', '接受')}
        {offer('to-return', '列入退回')}
      </div>
    </>
  );
}

function Decided({ decision }: Pick<DecidedFinding, 'decision'>): ReactNode {
  if (decision === null) return null;
  const isAccepted = decision.outcome === 'accepted';
  return (
    <span className={isAccepted ? 'in-order' : 'finding-violation'}>
      <span aria-hidden="true">{isAccepted ? '✔' : '↩'}</span> {isAccepted ? '已接受' : '已列入退回'}{' '}
      <span className="secondary">{minute(decision.decidedAt)}</span>
    </span>
  );
}

function useDecision({ id, version }: Filing, { key }: DecidedFinding) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (outcome: Outcome) =>
      api.POST('/api/v1/provider-filings/{id}/finding-decisions', {
        params: { path: { id } },
        body: { version, finding: key, outcome },
      }),
    onSuccess: () =>
      Promise.all(
        [verificationQuery(id), timelineQuery(id)].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey, exact: true }),
        ),
      ),
  });
}
