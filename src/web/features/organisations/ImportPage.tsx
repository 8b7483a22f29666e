import { type ReactNode, useState } from 'react';
import { Page } from '../../components/Page.tsx';
import { TableImport } from '../../components/TableImport.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useTreeChanged } from './queries.ts';

const COUNTS = { created: '登记', changed: '变更', unchanged: '没有变化' };

/** A roster of schools and authorities. */
export default function ImportPage(): ReactNode {
  const [effectiveOn, setEffectiveOn] = useState('');
  const changed = useTreeChanged();
  return (
    <Page title="导入机构名册">
      <section className="panel">
        <p>
          表头须有“名称”“类型”，可以有“学校标识码”“层级”“学段”“上级”“统一社会信用代码”“行政区划代码”“别名”。
        </p>
        <p>已登记的机构按名册变更，未登记的登记；有一处错误，整个文件都不导入。</p>
        <div className="narrow-form">
          <TextField
            name="effectiveOn"
            label="生效日期"
            hint="不填：从现在起。"
            type="date"
            required={false}
            value={effectiveOn}
            onChange={setEffectiveOn}
          />
        </div>
        <TableImport
          path="/api/v1/organisations/imports"
          fields={effectiveOn === '' ? {} : { effectiveOn }}
          hint="第一行或前几行中的表头会自动识别。"
          counts={COUNTS}
          onImported={changed}
        />
      </section>
    </Page>
  );
}
