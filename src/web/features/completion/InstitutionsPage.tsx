import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { figure } from '../../components/time.ts';
import { useAsked, xlsxAddress } from './asked.ts';
import { DayChoice } from './DayChoice.tsx';

type Row = Schema<'InstitutionTable'>['rows'][number];

/** Universities and vocational schools of the province: started or not, and with how many apps. */
export default function InstitutionsPage(): ReactNode {
  const { at, asOf } = useAsked();
  const asked = { at, ...(asOf !== undefined && { asOf }) };
  const navigate = useNavigate();
  const table = useQuery({
    queryKey: ['completion', 'institutions', asked],
    queryFn: () => dataOf(api.GET('/api/v1/statistics/institutions', { params: { query: asked } })),
  });
  const actions = (
    <>
      <Link to="/completion">各区域完成情况</Link>
      <a className="download" href={xlsxAddress('institutions', asked)} download>
        导出 xlsx
      </a>
    </>
  );
  return (
    <Page title="高校和省属中职学校" actions={actions}>
      <search className="filters" aria-label="选择日期">
        <DayChoice
          day={asOf}
          onChange={(day) =>
            void navigate({ to: '/completion/institutions', search: { at, ...(day && { asOf: day }) } })
          }
        />
      </search>
      <Query
        query={table}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p>名册中还没有直接隶属于本部门的学校。请先由系统管理员导入学校名册。</p>}
      >
        {(data) => <Institutions table={data} />}
      </Query>
    </Page>
  );
}

function Institutions({ table }: { readonly table: Schema<'InstitutionTable'> }): ReactNode {
  const { title, asOf, totals, rows } = table;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <p className="key-figure">
        <strong>
          {figure(totals.started)}/{figure(rows.length)}
        </strong>{' '}
        所已开展，{figure(totals.notStarted)} 所未开展，备案应用 {figure(totals.appsFiled)} 个
        <span className="secondary beside">截至 {asOf}</span>
      </p>
      <DataTable caption={title} columns={COLUMNS} rows={rows} keyOf={({ name }) => name} />
    </section>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '学校', cell: ({ name }) => name },
  {
    title: '开展情况',
    cell: ({ status }) => (
      <span className={status === '已开展' ? 'in-order nowrap' : 'secondary nowrap'}>
        {status === '已开展' ? '●' : '○'} {status}
      </span>
    ),
  },
  { title: '备案应用', numeric: true, cell: ({ appsFiled }) => figure(appsFiled) },
];
