import type { ReactNode } from 'react';
import { shortName } from '../../../../policy/provider-filing/permission-groups.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Permissions } from './Permissions.tsx';
import { type Compared, type Earlier, type Row, rowsOf } from './package-rows.tsx';

interface Props extends Compared {
  /** What people call the package. */
  readonly title: string;
}

/** One install package: declared and actual side by side. Loaded only where there is one. */
export default function PackageComparison({ title, ...compared }: Props): ReactNode {
  const { app, report, earlier } = compared;
  const notices = report.findings.filter(({ severity }) => severity === 'notice');
  return (
    <>
      <DataTable
        caption={`${title}：申报与实际`}
        columns={COLUMNS}
        rows={rowsOf(compared)}
        keyOf={({ title: fact }) => fact}
      />
      <Permissions app={app} report={report} caption={`${title}：权限`} />
      {earlier !== null && <Since earlier={earlier} />}
      {notices.length > 0 && (
        <ul className="plain secondary">
          {notices.map(({ code, message, detail }) => (
            <li key={`${code} ${detail}`}>说明：{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '事项', cell: ({ title }) => title },
  { title: '申报', cell: ({ declared }) => declared },
  { title: '安装包中', cell: ({ actual }) => actual },
  { title: '比较', cell: ({ mark }) => mark || '—' },
];

function Since({ earlier: { version, publishedOn, differences } }: { readonly earlier: Earlier }): ReactNode {
  const { permissionsAdded, permissionsGone, sdksAdded, sdksGone, signerChanged } = differences;
  const lines = [
    ['新增权限', permissionsAdded],
    ['去掉权限', permissionsGone],
    ['新增第三方组件', sdksAdded],
    ['去掉第三方组件', sdksGone],
    ['签名者', signerChanged ? ['与上一版不是同一证书'] : []],
  ] as const;
  const told = lines.filter(([, names]) => names.length > 0);
  return (
    <p>
      与已公布的 {version} 版{publishedOn !== null && `（${publishedOn}）`}相比：
      {told.length === 0
        ? '权限、第三方组件和签名者没有变化。'
        : told.map(([title, names]) => `${title} ${names.map(shortName).join('、')}`).join('；')}
    </p>
  );
}
