import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PLATFORMS } from '../../../../policy/option-lists.ts';
import { shortName } from '../../../../policy/provider-filing/permission-groups.ts';
import { api, dataOf, type Schema } from '../../../api/client.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Query } from '../../../components/Query.tsx';
import { minute } from '../../../components/time.ts';
import { Mark } from './Mark.tsx';

type Version = Schema<'AppVersion'>;

/** The published versions of an app, and what each changed. */
export function Versions({ id }: { readonly id: number }): ReactNode {
  const versions = useQuery({
    queryKey: ['records', id, 'versions'],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/register/apps/{number}/versions', { params: { path: { number: String(id) } } }),
      ),
  });
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">备案的版本</h2>
      <Query
        query={versions}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>这条记录没有登记安装包。提供者办理变更备案时上传的安装包会列在这里。</p>}
      >
        {({ items, newest }) => (
          <>
            {newest !== null && <Age newest={newest} />}
            <DataTable
              caption="备案的版本，最近的在前"
              columns={COLUMNS}
              rows={items}
              keyOf={({ platform, packageId, version }) => `${platform} ${packageId} ${version}`}
            />
          </>
        )}
      </Query>
    </section>
  );
}

function Age({ newest }: { readonly newest: NonNullable<Schema<'AppVersions'>['newest']> }): ReactNode {
  const { publishedOn, months, isStale } = newest;
  return (
    <p>
      最新版本 {publishedOn} 公布，距今{months === 0 ? '不到 1 个月' : ` ${months} 个月`}。
      {isStale && <Mark is="look">超过半年没有更新</Mark>}
    </p>
  );
}

const COLUMNS: readonly Column<Version>[] = [
  { title: '版本', cell: ({ version }) => version || '不详' },
  { title: '平台', cell: ({ platform }) => PLATFORMS[platform] },
  { title: '包名', cell: ({ packageId }) => <code>{packageId}</code> },
  { title: '公布', cell: ({ publishedAt }) => (publishedAt === null ? '—' : minute(publishedAt)) },
  {
    title: '权限和第三方组件',
    cell: ({ permissions, sdks }) =>
      permissions === null ? '没有检查' : `权限 ${permissions.length} 项，第三方组件 ${sdks?.length ?? 0} 个`,
  },
  { title: '与上一版相比', cell: ({ differences }) => <Changes differences={differences} /> },
];

function Changes({ differences }: Pick<Version, 'differences'>): ReactNode {
  if (differences === null) return '—';
  const { permissionsAdded, permissionsGone, sdksAdded, sdksGone, signerChanged } = differences;
  const lines = [
    ['新增权限', permissionsAdded],
    ['去掉权限', permissionsGone],
    ['新增组件', sdksAdded],
    ['去掉组件', sdksGone],
    ['签名证书', signerChanged ? ['已更换'] : []],
  ] as const;
  const told = lines.filter(([, names]) => names.length > 0);
  if (told.length === 0) return '权限、组件和签名者没有变化';
  return (
    <ul className="plain">
      {told.map(([title, names]) => (
        <li key={title}>
          {title}：{names.map(shortName).join('、')}
        </li>
      ))}
    </ul>
  );
}
