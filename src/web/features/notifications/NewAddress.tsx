import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Form } from '../../components/Form.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { CHANNELS, type Channel } from './channels.ts';
import { addressesKey } from './queries.ts';

const WANTED = {
  mail: { label: '电子邮箱地址', inputMode: 'email' },
  sms: { label: '手机号码（11 位）', inputMode: 'tel' },
} as const;

export function NewAddress({ organisationId }: { readonly organisationId: number }): ReactNode {
  const [channel, setChannel] = useState<Channel>('mail');
  const [address, setAddress] = useState('');
  const add = useNaming(organisationId, () => setAddress(''));
  return (
    <section className="panel">
      <h2>填写地址</h2>
      {add.isSuccess && (
        <output className="notice">
          确认链接已交付发送。请在三天内打开收到的链接并点击确认，确认之前不会收到别的内容。
        </output>
      )}
      <Form
        name="address"
        problem={add.error}
        onSubmit={() => add.mutate({ channel, address })}
        className="narrow-form"
      >
        <SelectField
          name="channel"
          label="方式"
          value={channel}
          options={CHANNELS}
          onChange={(value) => setChannel(value as Channel)}
        />
        <TextField name="address" {...WANTED[channel]} value={address} onChange={setAddress} />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          发送确认链接
        </Button>
      </Form>
    </section>
  );
}

function useNaming(organisationId: number, onNamed: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly channel: Channel; readonly address: string }) =>
      dataOf(
        api.POST('/api/v1/organisations/{id}/notification-addresses', {
          params: { path: { id: organisationId } },
          body,
        }),
      ),
    onSuccess: async () => {
      onNamed();
      await client.invalidateQueries({ queryKey: addressesKey(organisationId) });
    },
  });
}
