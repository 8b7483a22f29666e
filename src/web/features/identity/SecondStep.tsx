import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { Form } from '../../components/Form.tsx';
import { fieldId } from '../../components/form-context.ts';
import { TextField } from '../../components/TextField.tsx';

interface Props {
  readonly problem: Problem | null;
  readonly isPending: boolean;
  readonly onEntered: (code: string) => void;
  readonly onStartAgain: () => void;
}

export function SecondStep({ problem, isPending, onEntered, onStartAgain }: Props): ReactNode {
  const [code, setCode] = useState('');
  // What had the focus is gone with the first step.
  useEffect(() => document.getElementById(fieldId('second-step', 'code'))?.focus(), []);
  return (
    <Form name="second-step" problem={problem} onSubmit={() => onEntered(code)}>
      <TextField
        name="code"
        label="动态验证码"
        hint="身份验证器上的 6 位数字；手机丢失时可填一个恢复码。5 分钟内有效。"
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
      />
      <Button type="primary" htmlType="submit" loading={isPending} block>
        验证并登录
      </Button>
      <Button type="link" onClick={onStartAgain} block>
        从账号名和密码重新开始
      </Button>
    </Form>
  );
}
