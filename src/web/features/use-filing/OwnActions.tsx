import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { AskReason } from '../../cases/AskReason.tsx';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { DiscardDraft } from '../../cases/DiscardDraft.tsx';
import { isOffered } from '../../cases/is-offered.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { forgetFilingDraft } from './filing-draft.ts';
import { isForm, type UseFiling } from './queries.ts';

interface Props {
  readonly filing: UseFiling;
}

/** What the unit may do besides filling in: take back, give up, and submit a stop or a declaration again as it is. */
export function OwnActions({ filing }: Props): ReactNode {
  const { id, version, purpose } = filing;
  const changed = useCaseChanged();
  const asked = { params: { path: { id } }, body: { version } };
  const resubmit = useMutation({
    mutationFn: () => api.POST('/api/v1/use-filings/{id}/submission', asked),
    onSuccess: changed,
  });
  return (
    <section className="panel" aria-label="本单位可以办理">
      <ErrorSummary problem={resubmit.error} />
      <div className="buttons">
        {!isForm(purpose) && isOffered(filing, 'submit') && (
          <Button type="primary" loading={resubmit.isPending} onClick={() => resubmit.mutate()}>
            重新提交
          </Button>
        )}
        {isOffered(filing, 'withdraw') && <Withdrawal filing={filing} />}
        {isOffered(filing, 'discard') && (
          <DiscardDraft
            send={() => api.POST('/api/v1/use-filings/{id}/discarding', asked)}
            onDiscarded={() => forgetFilingDraft(id)}
          />
        )}
      </div>
    </section>
  );
}

function Withdrawal({ filing: { id, version } }: Props): ReactNode {
  return (
    <AskReason
      name="withdraw"
      label="撤回备案"
      title="撤回这份备案？"
      send={(reason) =>
        api.POST('/api/v1/use-filings/{id}/withdrawal', {
          params: { path: { id } },
          body: { version, reason },
        })
      }
    >
      撤回后这份备案不再办理；需要时可以重新填报。
    </AskReason>
  );
}
