import { type ReactNode, useState } from 'react';
import { passwordHint, STANDARD_PASSWORD_POLICY } from '../../../policy/identity/password-policy.ts';
import { TextField } from '../../components/TextField.tsx';

interface Props {
  readonly name: string;
  /** Empty as long as the two do not agree. */
  readonly onChange: (password: string) => void;
}

const HINT = `通常要求：${passwordHint(STANDARD_PASSWORD_POLICY)}主管部门另有规定的，以提交后的提示为准。`;

/** Entered twice. */
export function NewPassword({ name, onChange }: Props): ReactNode {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const enter = (one: string, other: string): void => {
    setFirst(one);
    setAgain(other);
    onChange(one === other ? one : '');
  };
  const differ = again !== '' && first !== again;
  const shared = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      <TextField
        {...shared}
        name={name}
        label="新密码"
        hint={HINT}
        value={first}
        onChange={(value) => enter(value, again)}
      />
      <TextField
        {...shared}
        name={`${name}-again`}
        label="再输入一次新密码"
        hint={differ ? '两次输入还不一致。' : undefined}
        value={again}
        onChange={(value) => enter(first, value)}
      />
    </>
  );
}
