import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Input from 'antd/es/input/Input';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { USING_UNIT_NATURES } from '../../../policy/option-lists.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';

/** 代填: an authority files for a school without a clerk; first of all, for which. */
export default function OnBehalf(): ReactNode {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['organisations', 'on-behalf', q],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations', {
          params: { query: { kind: 'school', open: 'true', limit: 20, ...(q !== '' && { q }) } },
        }),
      ),
  });
  return (
    <Page title="代填备案">
      <section className="panel">
        <p>没有经办人的学校，由主管部门代为填报；代填情况会记入办件，退回和确认的消息也发给学校。</p>
        <label htmlFor="unit-search">查找学校</label>
        <Input
          id="unit-search"
          type="search"
          placeholder="学校名称或标识码"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </section>
      <Query
        query={found}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>辖区内没有找到这样的学校。请核对名称，或请系统管理员录入名册。</p>}
      >
        {({ items, next }) => (
          <>
            <DataTable caption="可以代填的学校" columns={columns} rows={items} keyOf={({ id }) => id} />
            {next !== null && <p className="secondary">只列出前 20 所，请输入名称查找。</p>}
          </>
        )}
      </Query>
    </Page>
  );
}

const columns: readonly Column<Schema<'Organisation'>>[] = [
  {
    title: '学校',
    cell: ({ id, name }) => (
      <Link to="/use-filings" search={{ unit: id }}>
        {name}
      </Link>
    ),
  },
  { title: '标识码', cell: ({ schoolCode }) => schoolCode ?? '—' },
  { title: '单位性质', cell: ({ kind }) => USING_UNIT_NATURES[kind as keyof typeof USING_UNIT_NATURES] },
  { title: '主管部门', cell: ({ parent }) => parent?.name ?? '—' },
];
