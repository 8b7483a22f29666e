import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { UseFiling } from './queries.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { ReturnForm } from './ReturnForm.tsx';

/** What the authority may do: confirm, return item by item, annul what was confirmed wrongly. */
export function Decision({ filing }: { readonly filing: UseFiling }): ReactNode {
  const { id, version, availableActions } = filing;
  const [open, setOpen] = useState<'return' | 'annul' | null>(null);
  const changed = useCaseChanged();
  const confirm = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/use-filings/{id}/confirmation', { params: { path: { id } }, body: { version } }),
      ),
    onSuccess: changed,
  });
  const has = (wanted: string): boolean => availableActions.some(({ action }) => action === wanted);
  return (
    <section className={open === null ? 'panel decision' : 'panel'} aria-label="办理">
      <h2>办理</h2>
      <ErrorSummary problem={confirm.error} />
      {open === null && (
        <div className="buttons">
          {has('confirm') && (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              确认备案
            </Button>
          )}
          {has('return') && <Button onClick={() => setOpen('return')}>退回补充</Button>}
          {has('annul') && (
            <Button danger onClick={() => setOpen('annul')}>
              作废确认
            </Button>
          )}
        </div>
      )}
      {open === 'return' && <ReturnForm filing={filing} onClose={() => setOpen(null)} />}
      {open === 'annul' && <Annulment filing={filing} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Annulment({
  filing: { id, version },
  onClose,
}: {
  readonly filing: UseFiling;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <ReasonForm
      name="annul"
      explanation="作废后，公示的使用记录一并撤下，备案单位会收到消息。"
      verb="作废确认"
      send={(reason) =>
        api.POST('/api/v1/use-filings/{id}/annulment', {
          params: { path: { id } },
          body: { version, reason },
        })
      }
      onClose={onClose}
    />
  );
}
