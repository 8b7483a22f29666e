import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import TextArea from 'antd/es/input/TextArea';
import { type ReactNode, useState } from 'react';
import type { LegalDay } from '../../../policy/legal-day.ts';
import { STOP_REASONS, type UseStopForm } from '../../../policy/use-filing/stop-form.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { usePathPart } from '../../components/address.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { OneOption } from '../../components/Options.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { AppLine, AppSearch } from './AppSearch.tsx';
import { type RegisterApp, type RegisterUse, type Unit, unitQuery, usesQuery } from './queries.ts';
import { UnitReceipt } from './UnitReceipt.tsx';
import { useUnit } from './use-unit.ts';

/** 停用: a use comes to its end, or another app takes its place. */
export default function StopUse(): ReactNode {
  const id = usePathPart('id');
  const unitId = useUnit() ?? 0;
  const unit = useQuery(unitQuery(unitId));
  const uses = useInfiniteQuery(usesQuery(unitId));
  const use = uses.data?.pages.flatMap(({ items }) => items).find((each) => each.id === Number(id));
  const [receipt, setReceipt] = useState<Schema<'Receipt'> | null>(null);
  const matter = `停用：${use?.app.name ?? '应用'}`;
  if (receipt !== null && unit.data !== undefined)
    return <UnitReceipt title="停用已提交" receipt={receipt} matter={matter} unit={unit.data} />;
  return (
    <Query query={unit}>
      {(data) => (
        <Page title={matter}>
          <Query
            query={{ ...uses, data: uses.data && { use } }}
            isEmpty={(found) => found.use === undefined}
            empty={<p>这个应用不在{data.name}在用的应用中，可能已经停用。</p>}
          >
            {(found) =>
              found.use !== undefined && <StopForm use={found.use} unit={data} onStopped={setReceipt} />
            }
          </Query>
        </Page>
      )}
    </Query>
  );
}

interface Props {
  readonly use: RegisterUse;
  readonly unit: Unit;
  readonly onStopped: (receipt: Schema<'Receipt'>) => void;
}

function StopForm({ use, unit, onStopped }: Props): ReactNode {
  const changed = useCaseChanged();
  const [form, setForm] = useState<UseStopForm>({
    stoppedOn: unit.today,
    ...(use.app.status !== 'filed' && { reason: 'provider-filing-ended' as const }),
  });
  const stop = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/v1/uses/{id}/stops', { params: { path: { id: use.id } }, body: form as never })),
    onSuccess: async (receipt) => {
      onStopped(receipt);
      await changed();
    },
  });
  const change = (part: Partial<UseStopForm>): void => setForm({ ...form, ...part });
  return (
    <Form name="stop" problem={stop.error} onSubmit={() => stop.mutate()} className="panel">
      <StopFields form={form} onChange={change} />
      {form.reason === 'replaced' && <Replacement onChosen={(replacedBy) => change({ replacedBy })} />}
      <Button type="primary" htmlType="submit" size="large" loading={stop.isPending}>
        提交停用
      </Button>
    </Form>
  );
}

interface FieldsProps {
  readonly form: UseStopForm;
  readonly onChange: (part: Partial<UseStopForm>) => void;
}

function StopFields({ form, onChange }: FieldsProps): ReactNode {
  return (
    <>
      <Field name="stoppedOn" label="停用日期" hint="停用后 10 个工作日内办理（《备案管理办法》第二十条）">
        {(control) => (
          <Input
            {...control}
            type="date"
            className="short"
            value={form.stoppedOn ?? ''}
            onChange={({ target }) => onChange({ stoppedOn: target.value as LegalDay })}
          />
        )}
      </Field>
      <Field name="reason" label="停用原因" isGroup>
        {(control) => (
          <OneOption
            control={control}
            options={STOP_REASONS}
            value={form.reason}
            onChange={(reason) => onChange({ reason })}
          />
        )}
      </Field>
      <Field name="explanation" label="说明">
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={form.explanation ?? ''}
            onChange={({ target }) => onChange({ explanation: target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Replacement({
  onChosen,
}: {
  readonly onChosen: (id: NonNullable<UseStopForm['replacedBy']>) => void;
}): ReactNode {
  const [app, setApp] = useState<RegisterApp | null>(null);
  const choose = (chosen: RegisterApp): void => {
    setApp(chosen);
    onChosen(chosen.id as NonNullable<UseStopForm['replacedBy']>);
  };
  return (
    <div className="field">
      <strong>改用哪个应用</strong>
      {app === null ? (
        <AppSearch id="stop-replacedBy" verb="改用" isBusy={false} onChoose={choose} />
      ) : (
        <AppLine app={app} />
      )}
    </div>
  );
}
