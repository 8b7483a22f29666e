import { useMutation, useQueryClient } from '@tanstack/react-query';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { registerAppStates, type StatusAction } from '../../../policy/register/states.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { Ask } from '../../components/Ask.tsx';
import { Field } from '../../components/Field.tsx';
import { TextField } from '../../components/TextField.tsx';
import { figure } from '../../components/time.ts';

type Record = Schema<'RegisterAppDetail'>;

const MEANING: Readonly<{ [action in StatusAction]: string }> = {
  suspend: '名录将显示“已暂停”，在用的学校会收到通知。',
  restore: '名录将恢复为“已备案”，在用的学校会收到通知。',
  revoke: '备案将撤销，不能恢复；在用的学校会收到停用或更换的通知。',
  withdraw: '备案将注销，不能恢复；在用的学校会收到停用或更换的通知。',
  reinstate: '仅用于决定被依法撤销或登记有误；名录将更正为“已备案”。',
};

/** What may be done about a published app, as its status allows. */
export function StatusChange({ record }: { readonly record: Record }): ReactNode {
  const [reached, setReached] = useState<string>();
  const allowed = registerAppStates.transitions.filter(({ from }) =>
    (from as readonly string[]).includes(record.status),
  );
  return (
    <section className="panel">
      <h2>处理</h2>
      <div className="buttons">
        {allowed.map(({ action, title }) => (
          <Step key={action} record={record} action={action} title={title} onDone={setReached} />
        ))}
      </div>
      <output className="block">{reached}</output>
    </section>
  );
}

interface StepProps {
  readonly record: Record;
  readonly action: StatusAction;
  readonly title: string;
  readonly onDone: (what: string) => void;
}

const NOTHING = { effectiveOn: '', reason: '', source: '' };

function Step({ record, action, title, onDone }: StepProps): ReactNode {
  const [said, setSaid] = useState(NOTHING);
  const change = useStatusChange(record, action);
  return (
    <Ask
      name={action}
      label={title}
      title={`${title}：${record.name}`}
      verb={title}
      isDangerous={action === 'revoke' || action === 'withdraw'}
      problem={change.error}
      isPending={change.isPending}
      onConfirm={async () => {
        const { usesFlagged, usesUnflagged } = await change.mutateAsync(said);
        onDone(`已办理“${title}”。通知在用的学校和单位 ${figure(usesFlagged + usesUnflagged)} 处。`);
        setSaid(NOTHING);
      }}
    >
      <p>{MEANING[action]}</p>
      <Grounds said={said} onChange={setSaid} />
    </Ask>
  );
}

interface GroundsProps {
  readonly said: typeof NOTHING;
  readonly onChange: (said: typeof NOTHING) => void;
}

/** From when, why, and by what decision. */
function Grounds({ said, onChange }: GroundsProps): ReactNode {
  return (
    <>
      <TextField
        name="effectiveOn"
        type="date"
        label="从哪一天起"
        value={said.effectiveOn}
        onChange={(effectiveOn) => onChange({ ...said, effectiveOn })}
      />
      <Field name="reason" label="原因">
        {(control) => (
          <TextArea
            {...control}
            value={said.reason}
            onChange={({ target }) => onChange({ ...said, reason: target.value })}
          />
        )}
      </Field>
      <TextField
        name="source"
        label="依据（文号或通报）"
        value={said.source}
        onChange={(source) => onChange({ ...said, source })}
      />
    </>
  );
}

function useStatusChange({ id, version }: Record, action: StatusAction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: typeof NOTHING) =>
      dataOf(
        api.POST('/api/v1/register/apps/{id}/status-changes', {
          params: { path: { id } },
          body: { action, version, ...said },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
}
