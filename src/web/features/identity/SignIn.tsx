import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAddress } from '../../components/address.ts';
import { hasIdentityProvider } from '../../components/page-settings.ts';
import { FrontPage } from './FrontPage.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Nothing is kept of whoever was signed in before: the workbench starts anew. */
export default function SignIn(): ReactNode {
  const { to }: { readonly to?: unknown } = useAddress();
  return (
    <FrontPage title="登录工作台">
      <SignInForm onSignedIn={() => window.location.assign(destination(to))} />
      {hasIdentityProvider && (
        <p>
          已绑定统一身份？<a href="/oidc/sign-in">用统一身份登录</a>
        </p>
      )}
      <p>
        收到激活码单？<Link to="/activate">用激活码设置密码</Link>
      </p>
      <p className="secondary">
        忘记密码：请联系为您发放账号的管理员（通常在上级主管部门），由其重发一次性链接或激活码，打开后设置新密码。
      </p>
    </FrontPage>
  );
}

/** Never anywhere but the workbench. */
function destination(to: unknown): string {
  const isOwn = typeof to === 'string' && to.startsWith('/') && !to.startsWith('//') && !to.includes('\\');
  return `/workbench${isOwn ? to : '/'}`;
}
