import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { FindingList } from '../../components/FindingList.tsx';
import { Page } from '../../components/Page.tsx';

interface Props {
  readonly receipt: Schema<'Receipt'>;
  readonly unit: number;
  readonly title: string;
}

/** What happened, its number, what happens next and by when; to be copied or printed. */
export function ReceiptPage({
  receipt: { id, receipt, submittedOn, dueOn, next, warnings },
  unit,
  title,
}: Props): ReactNode {
  return (
    <Page title={title}>
      <section className="panel receipt" aria-label="回执">
        <p className="receipt-number">
          回执号 <strong>{receipt}</strong>
        </p>
        <p>
          {submittedOn !== undefined && `${submittedOn} 提交。`}
          {next}
          {dueOn !== null && (
            <>
              主管部门最迟于 <strong>{dueOn}</strong>（含当日）办理。
            </>
          )}
        </p>
        {warnings.length > 0 && <FindingList found={warnings} severity="warning" />}
        <div className="buttons">
          <Copy text={receipt} />
          <Button onClick={() => window.print()}>打印回执</Button>
        </div>
        <p>
          <Link to="/cases/$id" params={{ id: String(id) }}>
            查看办理情况
          </Link>
          <Link to="/use-filings" search={{ unit }} className="beside">
            返回应用使用备案
          </Link>
        </p>
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
  return <Button onClick={() => void copy()}>{isCopied ? '已复制' : '复制回执号'}</Button>;
}
