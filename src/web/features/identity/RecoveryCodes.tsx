import { Button } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Shown once. */
export function RecoveryCodes({ codes, onKept }: Props): ReactNode {
  return (
    <section aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">请保存恢复码</h2>
      <p>手机丢失时，每个恢复码可以代替一次验证码。恢复码只显示这一次，请抄写或打印后放在安全的地方。</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={() => window.print()}>打印</Button>{' '}
      <Button type="primary" onClick={onKept}>
        我已保存
      </Button>
    </section>
  );
}
