import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import { type SettingKey, settings } from '../../../policy/settings/settings.ts';
import { api, type Schema } from '../../api/client.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { OptionList } from './OptionList.tsx';
import { SdkList } from './SdkList.tsx';
import { isOptionList, SDKS } from './setting-words.ts';
import { ValueField } from './ValueField.tsx';

interface Props {
  readonly settingKey: SettingKey;
  readonly definition: Schema<'SettingDefinition'>;
  readonly current: unknown;
}

/** A value from a day on, judged while it is typed by the same schema as on the server. */
export function EnterSetting({ settingKey: key, definition, current }: Props): ReactNode {
  const [value, setValue] = useState<unknown>(current);
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const enter = useEntry({ key, from, value, ...(reason.trim() !== '' && { reason: reason.trim() }) });
  const wrong = settings[key].schema.safeParse(value).error?.issues ?? [];
  return (
    <section className="panel">
      <h2>从某日起设定</h2>
      {enter.isSuccess && <output className="notice">已录入，自 {from} 起有效。</output>}
      <Form name="setting" problem={enter.error} onSubmit={() => enter.mutate()}>
        <Value settingKey={key} definition={definition} value={value} onChange={setValue} />
        <Wrong issues={wrong} />
        <SinceWhen from={from} reason={reason} onFrom={setFrom} onReason={setReason} />
        <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={wrong.length > 0}>
          录入设定
        </Button>
      </Form>
    </section>
  );
}

interface ValueProps extends Pick<Props, 'settingKey' | 'definition'> {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Value({ settingKey: key, definition, value, onChange }: ValueProps): ReactNode {
  if (isOptionList(key)) return <OptionList settingKey={key} value={value} onChange={onChange} />;
  if (key === SDKS) return <SdkList value={value as readonly KnownSdk[]} onChange={onChange} />;
  return (
    <div className="narrow-form">
      <ValueField
        name="value"
        label={definition.title}
        schema={definition.schema}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

interface Entry {
  readonly key: SettingKey;
  readonly from: string;
  readonly value: unknown;
  readonly reason?: string;
}

function useEntry(entry: Entry) {
  const own = useOwnPlace('settings.manage');
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api.POST('/api/v1/organisations/{id}/settings', {
        params: { path: { id: own.id } },
        body: entry,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['settings'] }),
  });
}

interface SinceProps {
  readonly from: string;
  readonly reason: string;
  readonly onFrom: (from: string) => void;
  readonly onReason: (reason: string) => void;
}

function SinceWhen({ from, reason, onFrom, onReason }: SinceProps): ReactNode {
  return (
    <div className="narrow-form">
      <TextField
        name="from"
        label="生效日期"
        hint="此前已办理的事项不受影响。"
        type="date"
        value={from}
        onChange={onFrom}
      />
      <TextField
        name="reason"
        label="说明"
        hint="从过去的日期起设定的，须说明原因。"
        required={false}
        maxLength={200}
        value={reason}
        onChange={onReason}
      />
    </div>
  );
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function Wrong({ issues }: { readonly issues: readonly Issue[] }): ReactNode {
  return (
    <output>
      {issues.map(({ path, message }) => (
        <p key={`${path.join('.')} ${message}`} className="field-error">
          {whereAndWhat(path, message)}
        </p>
      ))}
    </output>
  );
}

/** In a list, which of its items. */
function whereAndWhat(path: readonly PropertyKey[], message: string): string {
  const index = path.find((each) => typeof each === 'number');
  return index === undefined ? message : `第 ${index + 1} 项：${message}`;
}
