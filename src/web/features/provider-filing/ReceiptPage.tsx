import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { type Filing, filingQuery, receiptQuery } from './filing-queries.ts';

/** What happened, and what happens next by when; to be copied or printed. */
export default function ReceiptPage(): ReactNode {
  const { id }: { readonly id?: string } = useParams({ strict: false });
  const filing = useQuery(filingQuery(Number(id)));
  const receipt = useQuery(receiptQuery(Number(id)));
  return (
    <Query query={filing}>
      {(filed) => <Query query={receipt}>{(given) => <Receipt filing={filed} receipt={given} />}</Query>}
    </Query>
  );
}

interface Props {
  readonly filing: Filing;
  readonly receipt: Schema<'Receipt'>;
}

function Receipt({ filing, receipt: { receipt, stateTitle, submittedOn, dueOn, next } }: Props): ReactNode {
  return (
    <Page title="备案回执" actions={<Button onClick={() => window.print()}>打印回执</Button>}>
      <section className="panel receipt">
        <p>
          回执号 <strong>{receipt}</strong> <Copy text={receipt} />
        </p>
        <dl className="own-answers">
          <Line title="事项">{filing.title}</Line>
          <Line title="备案单位">{filing.owner.name}</Line>
          <Line title="受理部门">{filing.authority.name}</Line>
          <Line title="状态">{stateTitle}</Line>
          {submittedOn !== undefined && <Line title="办理日期">{submittedOn}</Line>}
          <Line title="接下来">{next}</Line>
          {dueOn !== null && <Line title="期限">{dueOn}（含当日）</Line>}
        </dl>
        <p className="more">
          <Link to="/cases/$id" params={{ id: String(filing.id) }}>
            查看办理进度
          </Link>
        </p>
      </section>
    </Page>
  );
}

function Line({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const [isDone, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setDone(true);
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        复制回执号
      </Button>{' '}
      <output>{isDone ? '已复制' : ''}</output>
    </>
  );
}
