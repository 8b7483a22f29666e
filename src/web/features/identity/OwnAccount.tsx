import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { Page } from '../../components/Page.tsx';
import { hasIdentityProvider } from '../../components/page-settings.ts';
import { roleTitle } from '../../components/role-title.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { OwnIdentity } from './OwnIdentity.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export default function OwnAccount(): ReactNode {
  const { loginName, memberships } = useMe();
  return (
    <Page title="我的账号">
      <section className="panel">
        <h2>账号与角色</h2>
        <p>账号名：{loginName}</p>
        <ul>
          {memberships.map((membership) => (
            <li key={`${membership.organisationId} ${membership.role}`}>
              {membership.organisationName} · {roleTitle(membership)}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>更改密码</h2>
        <ChangePassword />
      </section>
      <section className="panel">
        <h2>动态验证码</h2>
        <SecondFactor />
      </section>
      {hasIdentityProvider && (
        <section className="panel">
          <h2>统一身份</h2>
          <OwnIdentity />
        </section>
      )}
      <section className="panel">
        <h2>登录着的地方</h2>
        <OwnSessions />
      </section>
    </Page>
  );
}
