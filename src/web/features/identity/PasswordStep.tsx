import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';

export interface Entered {
  readonly loginName: string;
  readonly password: string;
}

interface Props {
  readonly fixedName: string | undefined;
  readonly problem: Problem | null;
  readonly isPending: boolean;
  readonly onEntered: (entered: Entered) => void;
}

export function PasswordStep({ fixedName, problem, isPending, onEntered }: Props): ReactNode {
  const [loginName, setLoginName] = useState(fixedName ?? '');
  const [password, setPassword] = useState('');
  return (
    <Form name="sign-in" problem={problem} onSubmit={() => onEntered({ loginName, password })}>
      <TextField
        name="loginName"
        label="账号名"
        value={loginName}
        onChange={setLoginName}
        readOnly={fixedName !== undefined}
        autoComplete="username"
      />
      <TextField
        name="password"
        label="密码"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button type="primary" htmlType="submit" loading={isPending} block>
        登录
      </Button>
    </Form>
  );
}
