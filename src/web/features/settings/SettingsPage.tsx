import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { isLegalDay } from '../../../policy/legal-day.ts';
import type { Schema } from '../../api/client.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { useAddress } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { inForceQuery } from './setting-queries.ts';
import { valueText } from './setting-words.ts';

type InForce = Schema<'SettingInForce'>;

/** What holds for an organisation on a day; what is not set here comes from above, or is the standard. */
export default function SettingsPage(): ReactNode {
  const own = useOwnPlace('settings.manage');
  const navigate = useNavigate();
  const { organisation, day } = useAddress();
  const at = typeof organisation === 'number' ? organisation : own.id;
  const asked = typeof day === 'string' && isLegalDay(day) ? day : undefined;
  const inForce = useQuery(inForceQuery(at, asked));
  const id = useId();
  const others = at === own.id ? {} : { organisation: at };
  return (
    <Page title={at === own.id ? '设定' : '对所选机构有效的设定'}>
      <search className="filters" aria-label="选择日期">
        <label htmlFor={id}>哪一天有效的设定</label>
        <input
          id={id}
          type="date"
          className="choice"
          value={asked ?? inForce.data?.day ?? ''}
          onChange={({ target }) =>
            void navigate({
              to: '/settings',
              search: { ...others, ...(isLegalDay(target.value) && { day: target.value }) },
            })
          }
        />
        {at !== own.id && <Link to="/settings">查看{own.name}的设定</Link>}
      </search>
      <Query
        query={inForce}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>没有可以设定的项目。请联系上级系统管理员。</p>}
      >
        {({ items, day: of }) => (
          <DataTable caption={`${of} 有效的设定`} columns={COLUMNS} rows={items} keyOf={({ key }) => key} />
        )}
      </Query>
    </Page>
  );
}

const COLUMNS: readonly Column<InForce>[] = [
  {
    title: '设定',
    cell: ({ key, title }) => (
      <Link to="/settings/$key" params={{ key }} className="setting-name">
        {title}
      </Link>
    ),
  },
  { title: '值', cell: ({ key, value }) => valueText(key, value) },
  {
    title: '由谁设定',
    cell: ({ setBy }) => <span className="nowrap">{setBy?.authority.name ?? '默认值'}</span>,
  },
  { title: '自', cell: ({ setBy }) => <span className="nowrap">{setBy?.from ?? '—'}</span> },
];
