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
  readonly fields: Readonly<Record<string, string>>;
  readonly hint: ReactNode;
  /** By the names of the counts in the answer. */
  readonly counts: Readonly<Record<string, string>>;
  readonly onImported: () => unknown;
}

const RULE_VIOLATED = 422;

/** A spreadsheet: tried first, then stored whole or not at all; a file with errors comes back with the errors marked. */
export function TableImport(props: Props): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const { trial, store } = useImport(props, file);
  const asked = JSON.stringify(props.fields);
  const isTried = trial.data !== undefined && trial.variables === asked;
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    trial.reset();
    store.reset();
  };
  const problem = store.error ?? trial.error;
  return (
    <Form name="import" problem={problem} onSubmit={() => trial.mutate(asked)}>
      {file !== null && problem?.status === RULE_VIOLATED && <MarkedErrors {...props} file={file} />}
      <FileField hint={props.hint} onChoose={choose} />
      <Button htmlType="submit" loading={trial.isPending} disabled={file === null}>
        试算，不保存
      </Button>
      {isTried && !store.isSuccess && (
        <output className="notice">
          试算没有错误：
          <Counts result={trial.data} titles={props.counts} />
          <p>
            <Button type="primary" loading={store.isPending} onClick={() => store.mutate()}>
              导入这 {figure(trial.data.rows)} 行
            </Button>
          </p>
        </output>
      )}
      {store.data !== undefined && (
        <output className="notice">
          已导入：
          <Counts result={store.data} titles={props.counts} />
        </output>
      )}
    </Form>
  );
}

interface FileProps {
  readonly hint: ReactNode;
  readonly onChoose: (file: File | null) => void;
}

function FileField({ hint, onChoose }: FileProps): ReactNode {
  return (
    <Field name="file" label="表格文件（.xlsx 或 .csv）" hint={hint}>
      {({ status: _status, ...control }) => (
        <input
          {...control}
          type="file"
          accept=".xlsx,.csv"
          required
          onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
        />
      )}
    </Field>
  );
}

function useImport({ path, fields, onImported }: Props, file: File | null) {
  const chosen = file ?? new File([], '');
  return {
    trial: useMutation({
      // What was tried with other fields is tried no longer.
      mutationFn: (_asked: string) => importTable(path, importForm(chosen, { ...fields, dryRun: 'true' })),
    }),
    store: useMutation({
      mutationFn: () => importTable(path, importForm(chosen, fields)),
      onSuccess: onImported,
    }),
  };
}

/** The file as it was handed in, every error marked in its cell. */
function MarkedErrors({ path, fields, file }: Props & { readonly file: File }): ReactNode {
  const marked = useMutation({
    mutationFn: () => errorWorkbook(path, importForm(file, { ...fields, dryRun: 'true' })),
    onSuccess: (content) => saveAs(content, `标出错误-${file.name.replace(/\.\w+$/, '')}.xlsx`),
  });
  return (
    <>
      <p>
        <Button loading={marked.isPending} onClick={() => marked.mutate()}>
          下载标出错误的工作簿
        </Button>
      </p>
      <ErrorSummary problem={marked.error} />
    </>
  );
}

interface CountsProps {
  readonly result: Schema<'ImportResult'>;
  readonly titles: Readonly<Record<string, string>>;
}

function Counts({ result: { rows, counts }, titles }: CountsProps): ReactNode {
  const parts = Object.entries(counts).map(([name, count]) => `${titles[name] ?? name} ${figure(count)}`);
  return `${[`${figure(rows)} 行`, ...parts].join('，')}。`;
}
