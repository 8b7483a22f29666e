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
  const changed = useCaseChanged();
  const [file, setFile] = useState<File | null>(null);
  const [submit, setSubmit] = useState(false);
  const trial = useMutation({ mutationFn: importTable });
  const real = useMutation({ mutationFn: importTable, onSuccess: changed });
  const request = (dryRun: boolean): ImportRequest | null => file && { file, dryRun, submit };
  const start = (with_: typeof trial, dryRun: boolean): void => {
    const asked = request(dryRun);
    real.reset();
    if (asked !== null) with_.mutate(asked);
  };
  const choose = (chosen: File | null, together: boolean): void => {
    setFile(chosen);
    setSubmit(together);
    trial.reset();
    real.reset();
  };
  const refusal = real.error ?? trial.error;
  return (
    <Page title="用表格导入备案">
      <ErrorSummary problem={refusal}>
        {refusal !== null && refusal.defects.length > 0 && <ErrorTable request={request(true)} />}
      </ErrorSummary>
      <section className="panel">
        <Columns />
        <div className="field">
          <label htmlFor="import-file">表格（.xlsx 或 .csv）</label>
          <input
            id="import-file"
            type="file"
            accept=".xlsx,.csv"
            onChange={({ target }) => choose(target.files?.[0] ?? null, submit)}
          />
        </div>
        <label className="check-line">
          <input type="checkbox" checked={submit} onChange={({ target }) => choose(file, target.checked)} />
          导入后一并提交（不勾选则生成草稿，逐份补充佐证后再提交）
        </label>
        <div className="buttons">
          <Button
            type="primary"
            disabled={file === null}
            loading={trial.isPending}
            onClick={() => start(trial, true)}
          >
            先试算
          </Button>
          <Button
            disabled={trial.data === undefined}
            loading={real.isPending}
            onClick={() => start(real, false)}
          >
            正式导入
          </Button>
        </div>
        <output>
          {real.data === undefined &&
            trial.data !== undefined &&
            `试算通过：${figure(trial.data.rows)} 行都没有错误，可以正式导入。`}
          {real.data !== undefined && `已导入 ${figure(real.data.rows)} 行。`}
        </output>
        {real.data !== undefined && <Link to="/use-filings">查看生成的备案</Link>}
      </section>
    </Page>
  );
}

function Columns(): ReactNode {
  return (
    <p>
      第一行为列名。必须有“备案号”；代多所学校导入的，还要有“学校标识码”。其余列名与备案信息表相同，如使用性质、使用对象、教育阶段、使用场景、来源、是否有集体决策、决策日期、是否收费；多个值用顿号隔开。
    </p>
  );
}

function ErrorTable({ request }: { readonly request: ImportRequest | null }): ReactNode {
  const download = useMutation({
    mutationFn: fetchErrorTable,
    onSuccess: (table) => save(table, '备案导入错误.xlsx'),
  });
  return (
    <>
      <Button
        loading={download.isPending}
        disabled={request === null}
        onClick={() => request && download.mutate(request)}
      >
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
