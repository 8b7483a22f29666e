import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Page } from '../../components/Page.tsx';
import { TableImport } from '../../components/TableImport.tsx';

const COUNTS = { drafted: '生成草稿', submitted: '提交' };

/** Many filings from a spreadsheet. */
export default function ImportFilings(): ReactNode {
  const [isSubmitted, setSubmitted] = useState(false);
  const changed = useCaseChanged();
  return (
    <Page title="用表格导入备案">
      <section className="panel">
        <p>
          第一行为列名。必须有“备案号”；代多所学校导入的，还要有“学校标识码”。其余列名与备案信息表相同，如使用性质、使用对象、教育阶段、使用场景、来源、是否有集体决策、决策日期、是否收费；多个值用顿号隔开。
        </p>
        <p>
          <label className="check-line">
            <input
              type="checkbox"
              checked={isSubmitted}
              onChange={({ target }) => setSubmitted(target.checked)}
            />
            导入后一并提交（不勾选则生成草稿，逐份补充佐证后再提交）
          </label>
        </p>
        <TableImport
          path="/api/v1/use-filings/imports"
          fields={{ submit: String(isSubmitted) }}
          hint="有一处错误，整个文件都不导入。"
          counts={COUNTS}
          onImported={changed}
        />
        <div className="buttons">
          <Link to="/use-filings">返回应用使用备案</Link>
        </div>
      </section>
    </Page>
  );
}
