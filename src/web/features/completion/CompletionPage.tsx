import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { figure } from '../../components/time.ts';
import { AreaLine } from './AreaLine.tsx';
import { AskedBar } from './AskedBar.tsx';
import { type Asked, useAsked, xlsxAddress } from './asked.ts';
import { Bar } from './Bar.tsx';
import { Trend } from './Trend.tsx';

type Table = Schema<'CompletionTable'>;
type Row = Table['rows'][number];

/** Completion of an area by the areas below it; each leads further down, to the schools in the end. */
export default function CompletionPage(): ReactNode {
  const asked = useAsked();
  const navigate = useNavigate();
  const { memberships } = useMe();
  const hasInstitutions = memberships.some(({ level }) => level === 'province' || level === 'ministry');
  const table = useQuery({
    queryKey: ['completion', 'table', asked],
    queryFn: () => dataOf(api.GET('/api/v1/statistics/completion', { params: { query: { ...asked } } })),
  });
  const actions = (
    <>
      {hasInstitutions && <Link to="/completion/institutions">高校和省属中职学校</Link>}
      <a className="download" href={xlsxAddress('completion', asked)} download>
        导出 xlsx
      </a>
    </>
  );
  return (
    <Page title="备案完成情况" actions={actions}>
      <AreaLine at={asked.at} asked={asked} />
      <AskedBar asked={asked} onChange={(changed) => void navigate({ to: '/completion', search: changed })} />
      <Query
        query={table}
        isEmpty={({ total }) => total.denominator === 0}
        empty={<p>这里还没有应当备案的学校。请先由系统管理员导入学校名册，或换一个日期。</p>}
      >
        {(data) => <Figures table={data} asked={asked} />}
      </Query>
      <Trend asked={asked} />
    </Page>
  );
}

function Figures({ table, asked }: { readonly table: Table; readonly asked: Asked }): ReactNode {
  const { total, asOf, title, counts, roster, exclusions, rows } = table;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <p className="key-figure">
        <strong>{total.rate}</strong> {figure(total.numerator)}/{figure(total.denominator)} 所
        <span className="secondary beside">截至 {asOf}</span>
        <Schools asked={asked} at={table.at.id} done="false">
          还有 {figure(total.denominator - total.numerator)} 所未完成
        </Schools>
      </p>
      <DataTable
        caption={title}
        columns={columnsOf(table, asked)}
        rows={rows}
        keyOf={({ region }) => region.id}
      />
      <details className="definition">
        <summary>口径</summary>
        <p>分母：{roster}。</p>
        <p>分子：{counts}。</p>
        <p>不计入：{exclusions}。</p>
      </details>
    </section>
  );
}

function columnsOf(table: Table, asked: Asked): readonly Column<Row>[] {
  return [
    { title: '区域', cell: ({ region }) => <Region table={table} region={region} asked={asked} /> },
    { title: '已完成', numeric: true, cell: ({ numerator }) => figure(numerator) },
    { title: '应备案', numeric: true, cell: ({ denominator }) => figure(denominator) },
    { title: '比例', numeric: true, cell: ({ rate }) => rate },
    { title: '图示', cell: ({ numerator, denominator }) => <Bar share={numerator / (denominator || 1)} /> },
    {
      title: '学校',
      cell: ({ region, numerator, denominator }) =>
        numerator === denominator ? (
          '—'
        ) : (
          <Schools asked={asked} at={region.id} isDirect={region.id === table.at.id} done="false">
            未完成的 {figure(denominator - numerator)} 所
            <span className="visually-hidden">（{region.name}）</span>
          </Schools>
        ),
    },
  ];
}

interface RegionProps {
  readonly table: Table;
  readonly region: Row['region'];
  readonly asked: Asked;
}

/** The row of schools that hang on the authority itself has nothing below it but these. */
function Region({ table, region, asked }: RegionProps): ReactNode {
  if (region.id === table.at.id)
    return (
      <Schools asked={asked} at={region.id} isDirect>
        {region.name}
      </Schools>
    );
  return (
    <Link to="/completion" search={{ ...asked, at: region.id }}>
      {region.name}
    </Link>
  );
}

interface SchoolsProps {
  readonly asked: Asked;
  readonly at: number;
  readonly isDirect?: boolean;
  readonly done?: 'false';
  readonly children: ReactNode;
}

function Schools({ asked, at, isDirect = false, done, children }: SchoolsProps): ReactNode {
  const search = { ...asked, at, ...(isDirect && { direct: true }), ...(done && { done: false }) };
  return (
    <Link to="/completion/schools" search={search}>
      {children}
    </Link>
  );
}
