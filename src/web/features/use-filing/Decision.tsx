import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useFilingFields } from '../../../policy/use-filing/fields.ts';
import { api, dataOf } from '../../api/client.ts';
import { AskReason } from '../../cases/AskReason.tsx';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { isOffered } from '../../cases/is-offered.ts';
import { ReturnForm } from '../../cases/return/ReturnForm.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { UseFiling, UseKind } from './queries.ts';

interface Props {
  readonly filing: UseFiling;
}

/** What the authority may do: confirm, return item by item, annul what was confirmed wrongly. */
export function Decision({ filing }: Props): ReactNode {
  const { id, version } = filing;
  const [isReturning, setReturning] = useState(false);
  const changed = useCaseChanged();
  const confirm = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/v1/use-filings/{id}/confirmation', { params: { path: { id } }, body: { version } }),
      ),
    onSuccess: changed,
  });
  if (isReturning) return <Returning filing={filing} onClose={() => setReturning(false)} />;
  return (
    <section className="panel decision" aria-label="办理">
      <ErrorSummary problem={confirm.error} />
      <div className="buttons">
        {isOffered(filing, 'confirm') && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            确认备案
          </Button>
        )}
        {isOffered(filing, 'return') && <Button onClick={() => setReturning(true)}>退回补充</Button>}
        {isOffered(filing, 'annul') && <Annulment filing={filing} />}
      </div>
    </section>
  );
}

const PARTS = Object.fromEntries(useFilingFields.map(({ path, label }) => [path, label]));

/** Below what was declared, which stays in sight. */
function Returning({ filing, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const { id, version, authority, kind } = filing;
  return (
    <section className="panel" aria-label="退回补充">
      <h2>退回补充</h2>
      <ReturnForm
        authorityId={authority.id}
        kind={kind as UseKind}
        parts={PARTS}
        explanation="请把需要补充的一次列全；退回后备案单位逐项补充，确认时限重新计算。"
        send={(reasons) =>
          api.POST('/api/v1/use-filings/{id}/return', {
            params: { path: { id } },
            body: { version, reasons },
          })
        }
        onClose={onClose}
      />
    </section>
  );
}

function Annulment({ filing: { id, version } }: Props): ReactNode {
  return (
    <AskReason
      name="annul"
      label="作废确认"
      title="作废这次确认？"
      send={(reason) =>
        api.POST('/api/v1/use-filings/{id}/annulment', {
          params: { path: { id } },
          body: { version, reason },
        })
      }
    >
      作废后，公示的使用记录一并撤下，备案单位会收到消息。
    </AskReason>
  );
}
