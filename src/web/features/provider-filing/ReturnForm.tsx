import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { ManyOptions } from '../../components/Options.tsx';
import type { Filing } from './filing-queries.ts';
import { type Reason, ReasonFields } from './ReasonFields.tsx';
import { ReturnTemplates } from './ReturnTemplates.tsx';
import type { Item } from './VerificationItemRow.tsx';

interface Props {
  readonly filing: Filing;
  readonly items: readonly Item[];
  readonly onClose: () => void;
}

export function ReturnForm({ filing, items, onClose }: Props): ReactNode {
  const [reasons, setReasons] = useState<readonly Reason[]>(() => reasonsFrom(items));
  const [apps, setApps] = useState<readonly string[]>([]);
  const sendBack = useSendBack(filing, onClose);
  const inOrder = reasons.filter(({ reason }) => reason.trim() !== '');
  return (
    <Form name="return" problem={sendBack.error} onSubmit={() => sendBack.mutate({ reasons: inOrder, apps })}>
      <p>
        备案单位应在 10
        个工作日内逐项补充，逾期视同放弃（《备案管理办法》第十三条）。漏列的事项以后再退回，核验时限不重新起算。
      </p>
      <ReturnTemplates filing={filing} items={items} onPick={(reason) => setReasons([...reasons, reason])} />
      {reasons.map((reason, index) => (
        <ReasonFields
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          index={index}
          reason={reason}
          items={items}
          onChange={(changed) => setReasons(reasons.with(index, changed))}
          onRemove={() => setReasons(reasons.toSpliced(index, 1))}
        />
      ))}
      <p>
        <Button onClick={() => setReasons([...reasons, { field: '', reason: '' }])}>添加一项理由</Button>
      </p>
      <OnlySomeApps filing={filing} apps={apps} onChange={setApps} />
      <p className="more">
        <Button type="primary" htmlType="submit" loading={sendBack.isPending}>
          退回补充 {inOrder.length} 项
        </Button>
        <Button onClick={onClose}>先不退回</Button>
      </p>
    </Form>
  );
}

interface AppsProps {
  readonly filing: Filing;
  readonly apps: readonly string[];
  readonly onChange: (apps: readonly string[]) => void;
}

function OnlySomeApps({ filing: { form, state }, apps, onChange }: AppsProps): ReactNode {
  const filed = form.apps ?? [];
  if (filed.length < 2 || state !== 'submitted') return null;
  return (
    <Field
      isGroup
      name="apps"
      label="只退回部分应用（选填）"
      hint="选中的应用拆分出来单独退回，其余继续核验；都不选则整份退回。"
    >
      {(control) => (
        <ManyOptions
          control={control}
          options={Object.fromEntries(filed.map(({ key, name }) => [key, name ?? key]))}
          value={apps}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** What was marked as a defect, in the officer's words or else in those of the automatic check. */
function reasonsFrom(items: readonly Item[]): Reason[] {
  const reasons = items
    .filter(({ check }) => check?.outcome === 'defect')
    .map(({ path, check, findings }) => ({
      field: path,
      reason: check?.note ?? findings.map(({ message }) => message).join(''),
    }));
  return reasons.length === 0 ? [{ field: '', reason: '' }] : reasons;
}

interface SentBack {
  readonly reasons: readonly Reason[];
  readonly apps: readonly string[];
}

function useSendBack({ id, version }: Filing, onClose: () => void) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: async ({ reasons, apps }: SentBack): Promise<unknown> => {
      const params = { path: { id } };
      const named = reasons.map(({ field, reason }) => ({ reason, ...(field !== '' && { field }) }));
      if (apps.length === 0)
        return api.POST('/api/v1/provider-filings/{id}/return', {
          params,
          body: { version, reasons: named },
        });
      return api.POST('/api/v1/provider-filings/{id}/split-off', {
        params,
        body: { version, reasons: named, apps: [...apps] },
      });
    },
    onSuccess: async () => {
      onClose();
      await changed();
    },
  });
}
