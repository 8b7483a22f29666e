import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';

interface Props {
  readonly isReplacing: boolean;
  readonly problem: Problem | null;
  readonly isPending: boolean;
  readonly onEntered: (entered: { password: string; code?: string }) => void;
}

export function BeginEnrolment({ isReplacing, problem, isPending, onEntered }: Props): ReactNode {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <Form
      name="enrolment"
      problem={problem}
      onSubmit={() => onEntered(isReplacing ? { password, code } : { password })}
      className="narrow-form"
    >
      <TextField
        name="password"
        label="现在的密码"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {isReplacing && (
        <TextField
          name="code"
          label="现在的验证码或恢复码"
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
        />
      )}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {isReplacing ? '更换动态验证码' : '绑定动态验证码'}
      </Button>
    </Form>
  );
}
