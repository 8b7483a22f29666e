import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../api/client.ts';
import { Fact } from '../components/Fact.tsx';
import { FindingList } from '../components/FindingList.tsx';
import { Page } from '../components/Page.tsx';

interface Props {
  readonly title: string;
  readonly receipt: Schema<'Receipt'>;
  /** Of what it is a receipt. */
  readonly facts: Readonly<Record<string, string>>;
  /** Ways on from here. */
  readonly children?: ReactNode;
}

/** What happened, its number, and what happens next by when; to be copied or printed. */
export function ReceiptPage({ title, receipt: given, facts, children }: Props): ReactNode {
  const { id, receipt, stateTitle, submittedOn, next, warnings } = given;
  const lines = { ...facts, 状态: stateTitle, 办理日期: submittedOn, 接下来: next };
  return (
    <Page title={title} actions={<Button onClick={() => window.print()}>打印回执</Button>}>
      <section className="panel receipt" aria-label="回执">
        <p>
          回执号 <strong>{receipt}</strong> <Copy text={receipt} />
        </p>
        <dl className="answers">
          {Object.entries(lines).map(
            ([line, value]) =>
              value !== undefined && (
                <Fact key={line} title={line}>
                  {value}
                </Fact>
              ),
          )}
        </dl>
        {warnings.length > 0 && <FindingList found={warnings} severity="warning" />}
        <div className="buttons">
          <Link to="/cases/$id" params={{ id: String(id) }}>
            查看办理情况
          </Link>
          {children}
        </div>
      </section>
    </Page>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        复制回执号
      </Button>{' '}
      <output>{isCopied && '已复制'}</output>
    </>
  );
}
