import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { Draft } from './use-draft.ts';

/** What one field holds in two drafts, to be read. */
export interface DraftDifference {
  readonly path: string;
  readonly label: string;
  readonly theirs: ReactNode;
  readonly mine: ReactNode;
}

interface Props<Form> {
  readonly draft: Draft<Form>;
  readonly differences: (theirs: Form, mine: Form) => readonly DraftDifference[];
}

/** Why it cannot be saved. Two windows on one draft: what differs, and whose holds. */
export function NotSaved<Form>({ draft, differences }: Props<Form>): ReactNode {
  const { status, problem, theirs, form, keeper } = draft;
  if (status === 'refused') return <ErrorSummary problem={problem} />;
  if (theirs === undefined) return null;
  return (
    <section className="error-summary" role="alert">
      <h2>这份草稿已在另一个窗口保存过</h2>
      <p>您刚才的修改还没有保存。以下内容两边不同，请选择保留哪一份：</p>
      <div className="scrolled">
        <DataTable
          caption="两份草稿的不同之处"
          columns={columns}
          rows={differences(theirs.form, form)}
          keyOf={({ path }) => path}
        />
      </div>
      <div className="buttons">
        <Button type="primary" onClick={() => void keeper.keepMine()}>
          保留我填写的
        </Button>
        <Button onClick={keeper.takeTheirs}>采用另一窗口保存的</Button>
      </div>
    </section>
  );
}

const columns: readonly Column<DraftDifference>[] = [
  { title: '事项', cell: ({ label }) => label },
  { title: '另一窗口保存的', cell: ({ theirs }) => theirs },
  { title: '您刚才填写的', cell: ({ mine }) => mine },
];
