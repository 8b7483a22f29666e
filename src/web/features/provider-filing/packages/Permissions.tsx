import type { ReactNode } from 'react';
import { type PackageReport, PROTECTIONS } from '../../../../policy/app-packages/report.ts';
import type { FiledApp } from '../../../../policy/provider-filing/form.ts';
import {
  type ComparedGroup,
  compareGroups,
  shortName,
} from '../../../../policy/provider-filing/permission-groups.ts';
import { useShownWith } from '../../../cases/provider-information/shown-with.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Mark } from './Mark.tsx';

interface Props {
  readonly app: FiledApp;
  readonly report: PackageReport;
  readonly caption: string;
}

/** By groups of personal information: declared beside what the package asks for. */
export function Permissions({ app, report, caption }: Props): ReactNode {
  const { permissions } = useShownWith();
  const { groups, others } = compareGroups(app, report, permissions);
  return (
    <>
      {groups.length === 0 ? (
        <p>没有申报、也没有索取涉及个人信息的权限。</p>
      ) : (
        <DataTable caption={caption} columns={COLUMNS} rows={groups} keyOf={({ group }) => group.code} />
      )}
      <Others names={others} report={report} />
    </>
  );
}

const COLUMNS: readonly Column<ComparedGroup>[] = [
  { title: '权限（个人信息类别）', cell: ({ group }) => group.label },
  { title: '申报', cell: ({ isDeclared }) => (isDeclared ? '申报了' : '没有申报') },
  {
    title: '安装包中',
    cell: ({ names }) => (names.length === 0 ? '没有索取' : <code>{names.map(shortName).join(' ')}</code>),
  },
  { title: '比较', cell: (compared) => <Compared compared={compared} /> },
];

function Compared({ compared }: { readonly compared: ComparedGroup }): ReactNode {
  const { isDeclared, names, isBeyondNeed } = compared;
  return (
    <div>
      {names.length === 0 && <Mark is="look">申报了，没有索取</Mark>}
      {names.length > 0 && !isDeclared && <Mark is="differs">未申报</Mark>}
      {names.length > 0 && isDeclared && <Mark is="agrees">与申报一致</Mark>}
      {isBeyondNeed && <Mark is="look">超出同类应用通常的需要</Mark>}
    </div>
  );
}

function Others({
  names,
  report,
}: {
  readonly names: readonly string[];
  readonly report: PackageReport;
}): ReactNode {
  if (names.length === 0) return null;
  const protectionOf = (name: string): string =>
    PROTECTIONS[report.permissionDetails.find((each) => each.name === name)?.protection ?? 'unknown'];
  return (
    <details>
      <summary>其他权限 {names.length} 项（不属于个人信息类别，不需申报）</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <code>{shortName(name)}</code>（{protectionOf(name)}）
          </li>
        ))}
      </ul>
    </details>
  );
}
