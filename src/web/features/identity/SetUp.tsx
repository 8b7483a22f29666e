import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { Page } from '../../components/Page.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { SecondFactor } from './SecondFactor.tsx';

/** What has to be done before anything else may be, one thing at a time. */
export default function SetUp(): ReactNode {
  const { toDo } = useMe();
  return toDo.includes('change-password') ? (
    <Page title="请先更改密码">
      <p>密码已超过主管部门规定的使用期限，更改后才能进行其他操作。</p>
      <ChangePassword />
    </Page>
  ) : (
    <Page title="请先绑定动态验证码">
      <p>您的角色须使用动态验证码，绑定后才能进行其他操作。</p>
      <SecondFactor />
    </Page>
  );
}
