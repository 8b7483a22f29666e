import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { resumeSession } from '../../api/session-end.ts';
import { Dialogue } from '../../components/Dialogue.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Over the page that somebody was working on, which stays as it is. */
export default function SignInAgain(): ReactNode {
  const { loginName } = useMe();
  return (
    <Dialogue title="登录已超时，请重新登录">
      <p>本页已填写的内容都还在。登录后，刚才的操作会自动继续。</p>
      <SignInForm loginName={loginName} onSignedIn={resumeSession} />
      <p className="secondary">
        不是您本人？<a href="/workbench/sign-in">换一个账号登录</a>（本页未保存的内容会丢失）
      </p>
    </Dialogue>
  );
}
