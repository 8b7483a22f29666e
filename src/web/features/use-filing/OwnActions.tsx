import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { forgetFilingDraft } from './filing-draft.ts';
import type { UseFiling } from './queries.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** What the unit may do besides filling in: take back, give up, and submit a stop or a declaration again as it is. */
export function OwnActions({ filing }: { readonly filing: UseFiling }): ReactNode {
  const { id, version, purpose, availableActions } = filing;
  const [isWithdrawing, setWithdrawing] = useState(false);
  const changed = useCaseChanged();
  const asked = { params: { path: { id } }, body: { version } };
  const discard = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/use-filings/{id}/discarding', asked)),
    onSuccess: () => {
      forgetFilingDraft(id);
      return changed();
    },
  });
  const resubmit = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/use-filings/{id}/submission', asked)),
    onSuccess: changed,
  });
  const has = (wanted: string): boolean => availableActions.some(({ action }) => action === wanted);
  const isPlain = purpose === 'stop' || purpose === 'no-use';
  return (
    <section className="panel" aria-label="本单位可以办理">
      <ErrorSummary problem={discard.error ?? resubmit.error} />
      {isWithdrawing && <Withdrawal filing={filing} onClose={() => setWithdrawing(false)} />}
      {!isWithdrawing && (
        <div className="buttons">
          {isPlain && has('submit') && (
            <Button type="primary" loading={resubmit.isPending} onClick={() => resubmit.mutate()}>
              重新提交
            </Button>
          )}
          {has('withdraw') && <Button onClick={() => setWithdrawing(true)}>撤回备案</Button>}
          {has('discard') && (
            <Button danger loading={discard.isPending} onClick={() => discard.mutate()}>
              放弃这份草稿
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Withdrawal({
  filing: { id, version },
  onClose,
}: {
  readonly filing: UseFiling;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <ReasonForm
      name="withdraw"
      explanation="撤回后这份备案不再办理；需要时可以重新填报。"
      verb="撤回备案"
      send={(reason) =>
        api.POST('/api/v1/use-filings/{id}/withdrawal', {
          params: { path: { id } },
          body: { version, reason },
        })
      }
      onClose={onClose}
    />
  );
}
