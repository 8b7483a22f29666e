import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { meQuery } from '../../api/me.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { NewPassword } from './NewPassword.tsx';

export function ChangePassword(): ReactNode {
  const client = useQueryClient();
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const change = useMutation({
    mutationFn: () => api.PUT('/api/v1/sessions/current/password', { body: { oldPassword, newPassword } }),
    onSuccess: () => client.invalidateQueries(meQuery),
  });
  if (change.isSuccess)
    return <output>密码已更改。您在其他地方的登录已全部退出，请用新密码重新登录那里。</output>;
  return (
    <Form name="password" problem={change.error} onSubmit={() => change.mutate()} className="narrow-form">
      <TextField
        name="oldPassword"
        label="原密码"
        type="password"
        value={oldPassword}
        onChange={setOldPassword}
        autoComplete="current-password"
      />
      <NewPassword name="newPassword" onChange={setNewPassword} />
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={newPassword === ''}>
        更改密码
      </Button>
    </Form>
  );
}
