import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Page } from '../../components/Page.tsx';
import { figure } from '../../components/time.ts';
import { fetchErrorTable, type ImportRequest, importTable } from './import-request.ts';

/** Many filings from a spreadsheet: tried first, imported whole or not at all. */
export default function ImportFilings(): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const [submit, setSubmit] = useState(false);
  const { trial, real, refusal, reset } = useImport();
  const start = (dryRun: boolean): void => {
    real.reset();
    if (file !== null) (dryRun ? trial : real).mutate({ file, dryRun, submit });
  };
  return (
    <Page title="用表格导入备案">
      <ErrorSummary problem={refusal}>
        {file !== null && (refusal?.defects.length ?? 0) > 0 && (
          <ErrorTable request={{ file, dryRun: true, submit }} />
        )}
      </ErrorSummary>
      <section className="panel">
        <Columns />
        <Source
          submit={submit}
          onFile={(chosen) => reset(() => setFile(chosen))}
          onSubmit={(together) => reset(() => setSubmit(together))}
        />
        <div className="buttons">
          <Button
            type="primary"
            disabled={file === null}
            loading={trial.isPending}
            onClick={() => start(true)}
          >
            先试算
          </Button>
          <Button disabled={trial.data === undefined} loading={real.isPending} onClick={() => start(false)}>
            正式导入
          </Button>
        </div>
        <Outcome tried={trial.data?.rows} imported={real.data?.rows} />
      </section>
    </Page>
  );
}

/** What was tried is another table, or another purpose, once either is changed. */
function useImport() {
  const changed = useCaseChanged();
  const trial = useMutation({ mutationFn: importTable });
  const real = useMutation({ mutationFn: importTable, onSuccess: changed });
  const reset = (change: () => void): void => {
    trial.reset();
    real.reset();
    change();
  };
  return { trial, real, refusal: real.error ?? trial.error, reset };
}

interface SourceProps {
  readonly submit: boolean;
  readonly onFile: (file: File | null) => void;
  readonly onSubmit: (together: boolean) => void;
}

function Source({ submit, onFile, onSubmit }: SourceProps): ReactNode {
  return (
    <>
      <div className="field">
        <label htmlFor="import-file">表格（.xlsx 或 .csv）</label>
        <input
          id="import-file"
          type="file"
          accept=".xlsx,.csv"
          onChange={({ target }) => onFile(target.files?.[0] ?? null)}
        />
      </div>
      <label className="check-line">
        <input type="checkbox" checked={submit} onChange={({ target }) => onSubmit(target.checked)} />
        导入后一并提交（不勾选则生成草稿，逐份补充佐证后再提交）
      </label>
    </>
  );
}

interface OutcomeProps {
  readonly tried: number | undefined;
  readonly imported: number | undefined;
}

function Outcome({ tried, imported }: OutcomeProps): ReactNode {
  return (
    <>
      <output>
        {imported === undefined &&
          tried !== undefined &&
          `试算通过：${figure(tried)} 行都没有错误，可以正式导入。`}
        {imported !== undefined && `已导入 ${figure(imported)} 行。`}
      </output>
      {imported !== undefined && <Link to="/use-filings">查看生成的备案</Link>}
    </>
  );
}

function Columns(): ReactNode {
  return (
    <p>
      第一行为列名。必须有“备案号”；代多所学校导入的，还要有“学校标识码”。其余列名与备案信息表相同，如使用性质、使用对象、教育阶段、使用场景、来源、是否有集体决策、决策日期、是否收费；多个值用顿号隔开。
    </p>
  );
}

function ErrorTable({ request }: { readonly request: ImportRequest }): ReactNode {
  const download = useMutation({
    mutationFn: fetchErrorTable,
    onSuccess: (table) => save(table, '备案导入错误.xlsx'),
  });
  return (
    <>
      <Button loading={download.isPending} onClick={() => download.mutate(request)}>
        下载标出错误的表格
      </Button>
      <output>{download.error?.title}</output>
    </>
  );
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
