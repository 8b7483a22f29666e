import { useMutation } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';

interface Props {
  readonly enrolment: { readonly secret: string; readonly uri: string };
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
}

export function ConfirmEnrolment({ enrolment: { secret, uri }, onConfirmed }: Props): ReactNode {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/second-factor/confirmation', { body: { code } })),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes ?? []),
  });
  return (
    <Form
      name="confirmation"
      problem={confirm.error}
      onSubmit={() => confirm.mutate()}
      className="narrow-form"
    >
      <p>用手机上的身份验证器扫描二维码；不能扫描的，手工输入下面的密钥。</p>
      <div aria-hidden="true">
        <QRCode value={uri} type="svg" size={192} bordered={false} />
      </div>
      <p>
        <code>{secret}</code>
      </p>
      <TextField
        name="code"
        label="验证器上显示的 6 位数字"
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        完成绑定
      </Button>
    </Form>
  );
}
