import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_TITLES } from '../../policy/access/role-titles.ts';
import { minute } from './time.ts';

export interface Slip {
  readonly accountId: number;
  readonly organisation: { readonly id: number; readonly name: string };
  readonly role: keyof typeof ROLE_TITLES;
  readonly loginName: string;
  readonly code: string;
  readonly expiresAt: string;
}

/** Codes that are shown once: slips to print and cut apart, one for each account. */
export function ActivationSheet({ slips }: { readonly slips: readonly Slip[] | null }): ReactNode {
  if (slips === null)
    return (
      <div className="notice" role="alert">
        激活码已经显示过，不再显示。没有留存的，请重新发放：旧码随即作废。
      </div>
    );
  return (
    <section aria-labelledby="activation-sheet">
      <div className="notice on-screen" role="alert">
        <h2 id="activation-sheet">激活码单（{slips.length} 份）</h2>
        <p>激活码只显示这一次。请现在打印，裁开后当面交给本人；离开本页就看不到了。</p>
        <Button type="primary" onClick={() => window.print()}>
          打印激活码单
        </Button>
      </div>
      <ul className="slips">
        {slips.map((slip) => (
          <SlipItem key={slip.accountId} slip={slip} />
        ))}
      </ul>
    </section>
  );
}

function SlipItem({ slip }: { readonly slip: Slip }): ReactNode {
  const { organisation, role, loginName, code, expiresAt } = slip;
  return (
    <li className="slip">
      <h3>{organisation.name}</h3>
      <dl>
        <dt>角色</dt>
        <dd>{ROLE_TITLES[role]}</dd>
        <dt>账号名</dt>
        <dd>{loginName}</dd>
        <dt>激活码</dt>
        <dd className="code">{code}</dd>
        <dt>网址</dt>
        <dd>{window.location.origin}/workbench/activate</dd>
        <dt>有效期至</dt>
        <dd>{minute(expiresAt)}</dd>
      </dl>
      <p>请由本人在有效期内打开上述网址，输入激活码并设置密码。激活码只能使用一次，请勿拍照外传。</p>
    </li>
  );
}
