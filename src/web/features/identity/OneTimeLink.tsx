import { Button } from 'antd';
import type { ReactNode } from 'react';
import { minute } from '../../components/time.ts';

export interface IssuedLink {
  readonly loginName: string;
  readonly linkToken: string;
  readonly expiresAt: string;
}

interface Props {
  readonly link: IssuedLink;
  readonly onHandedOver: () => void;
}

/** Shown once, to be handed over: whoever opens it sets the account's password. */
export function OneTimeLink({ link, onHandedOver }: Props): ReactNode {
  const { loginName, linkToken, expiresAt } = link;
  const address = `${window.location.origin}/one-time-link/${linkToken}`;
  return (
    <section className="notice" role="alert" aria-labelledby="one-time-link">
      <h2 id="one-time-link">{loginName} 的一次性链接</h2>
      <p>链接只显示这一次，请现在交给本人；谁拿到链接，谁就能设置这个账号的密码，请勿发到群里。</p>
      <p className="lines">
        <code>{address}</code>
      </p>
      <p>{minute(expiresAt)} 前有效，只能使用一次。遗失的可以重新发放，旧链接随即作废。</p>
      <div className="buttons">
        <Button onClick={() => void navigator.clipboard.writeText(address)}>复制链接</Button>
        <Button type="primary" onClick={onHandedOver}>
          已交给本人
        </Button>
      </div>
    </section>
  );
}
