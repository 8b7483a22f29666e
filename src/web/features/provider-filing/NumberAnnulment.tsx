import { useMutation, useQueryClient } from '@tanstack/react-query';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { Ask } from '../../components/Ask.tsx';
import { Field } from '../../components/Field.tsx';

type Record = Schema<'RegisterAppDetail'>;

/** A number that was given wrongly: it ends for ever, and the record gets the next one. */
export function NumberAnnulment({ record }: { readonly record: Record }): ReactNode {
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<string>();
  const annul = useAnnulment(record);
  return (
    <section className="panel" aria-labelledby="number">
      <h2 id="number">备案号</h2>
      <p>编错了号（例如与纸质底册重号），可以作废后重新编号。</p>
      <div className="buttons">
        <Ask
          name="number-annulment"
          label="作废备案号"
          title={`作废备案号 ${record.number}`}
          verb="作废并重新编号"
          isDangerous
          problem={annul.error}
          isPending={annul.isPending}
          onConfirm={async () => {
            const { annulled, number } = await annul.mutateAsync(reason);
            setDone(`${annulled} 已作废，“${record.name}”现在的备案号是 ${number}。`);
            setReason('');
          }}
        >
          <Consequences record={record} />
          <Reason reason={reason} onChange={setReason} />
        </Ask>
      </div>
      <output className="block">{done}</output>
    </section>
  );
}

function Consequences({ record: { name, number } }: { readonly record: Record }): ReactNode {
  return (
    <ul>
      <li>{number} 永久作废，不能恢复，也不再编给任何应用；有人查询时，说明已作废、原因和新的备案号。</li>
      <li>“{name}”随即得到下一个备案号；备案内容、状态和日期不变。</li>
      <li>作废和原因留有记录；提供者要更换应用中公示的备案号，请另行告知。</li>
    </ul>
  );
}

interface ReasonProps {
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

function Reason({ reason, onChange }: ReasonProps): ReactNode {
  return (
    <Field name="reason" label="原因" hint="公众查询作废的号时可以看到。">
      {(control) => (
        <TextArea
          {...control}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

function useAnnulment({ id, version }: Record) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      dataOf(
        api.POST('/api/v1/register/apps/{id}/number-annulments', {
          params: { path: { id } },
          body: { version, reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
}
