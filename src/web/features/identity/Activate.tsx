import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { FrontPage } from './FrontPage.tsx';
import { NewPassword } from './NewPassword.tsx';

export default function Activate(): ReactNode {
  const [loginName, setLoginName] = useState<string | null>(null);
  return loginName === null ? (
    <FrontPage title="激活账号">
      <ActivationForm onActivated={setLoginName} />
      <p>
        <Link to="/sign-in">返回登录</Link>
      </p>
    </FrontPage>
  ) : (
    <FrontPage title="账号已激活">
      <p>
        您的账号名：<strong>{loginName}</strong>
      </p>
      <p>请用账号名和刚设置的密码登录。激活码已失效，纸面可以销毁。</p>
      <p>
        <Link to="/sign-in">登录工作台</Link>
      </p>
    </FrontPage>
  );
}

function ActivationForm({ onActivated }: { readonly onActivated: (loginName: string) => void }): ReactNode {
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const activation = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/activations', { body: { code, password } })),
    onSuccess: ({ loginName }) => onActivated(loginName),
  });
  return (
    <Form name="activation" problem={activation.error} onSubmit={() => activation.mutate()}>
      <TextField
        name="code"
        label="激活码"
        hint="激活码单上的 20 个字符，不分大小写。"
        value={code}
        onChange={setCode}
        autoComplete="off"
      />
      <NewPassword name="password" onChange={setPassword} />
      <Button
        type="primary"
        htmlType="submit"
        loading={activation.isPending}
        disabled={password === ''}
        block
      >
        设置密码并激活
      </Button>
    </Form>
  );
}
