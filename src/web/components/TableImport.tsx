import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../api/client.ts';
import { errorWorkbook, type ImportPath, importForm, importTable } from '../api/table-import.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Field } from './Field.tsx';
import { Form } from './Form.tsx';
import { saveAs } from './save-as.ts';
import { figure } from './time.ts';

interface Props {
  readonly path: ImportPath;
  /** Of the form besides the file. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly hint: ReactNode;
  /** By the names of the counts in the answer. */
  readonly counts: Readonly<Record<string, string>>;
  readonly onImported: () => unknown;
}

const RULE_VIOLATED = 422;

/** A spreadsheet: tried first, then stored whole or not at all; a file with errors comes back with the errors marked. */
export function TableImport({ path, fields = {}, hint, counts, onImported }: Props): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const form = (extra: Readonly<Record<string, string>>): FormData =>
    importForm(file ?? new File([], ''), { ...fields, ...extra });
  const trial = useMutation({ mutationFn: () => importTable(path, form({ dryRun: 'true' })) });
  const store = useMutation({ mutationFn: () => importTable(path, form({})), onSuccess: onImported });
  const marked = useMutation({
    mutationFn: () => errorWorkbook(path, form({ dryRun: 'true' })),
    onSuccess: (content) => saveAs(content, `标出错误-${file?.name.replace(/\.\w+$/, '') ?? ''}.xlsx`),
  });
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    trial.reset();
    store.reset();
  };
  const problem = store.error ?? trial.error;
  return (
    <Form name="import" problem={problem} onSubmit={() => trial.mutate()}>
      {problem?.status === RULE_VIOLATED && (
        <p>
          <Button loading={marked.isPending} onClick={() => marked.mutate()}>
            下载标出错误的工作簿
          </Button>
        </p>
      )}
      <ErrorSummary problem={marked.error} />
      <Field name="file" label="表格文件（.xlsx 或 .csv）" hint={hint}>
        {({ status: _status, ...control }) => (
          <input
            {...control}
            type="file"
            accept=".xlsx,.csv"
            required
            onChange={({ target }) => choose(target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={trial.isPending} disabled={file === null}>
        试算，不保存
      </Button>
      {trial.data !== undefined && !store.isSuccess && (
        <div className="notice" role="status">
          <p>
            试算没有错误：{figure(trial.data.rows)} 行。
            <Counts counts={trial.data.counts} titles={counts} />
          </p>
          <Button type="primary" loading={store.isPending} onClick={() => store.mutate()}>
            导入这 {figure(trial.data.rows)} 行
          </Button>
        </div>
      )}
      {store.data !== undefined && (
        <div className="notice" role="status">
          已导入 {figure(store.data.rows)} 行。
          <Counts counts={store.data.counts} titles={counts} />
        </div>
      )}
    </Form>
  );
}

interface CountsProps {
  readonly counts: Schema<'ImportResult'>['counts'];
  readonly titles: Readonly<Record<string, string>>;
}

function Counts({ counts, titles }: CountsProps): ReactNode {
  const parts = Object.entries(counts).map(([name, count]) => `${titles[name] ?? name} ${figure(count)}`);
  return parts.length === 0 ? null : `${parts.join('，')}。`;
}
