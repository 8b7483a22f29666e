import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { caseColumns } from '../../cases/case-columns.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { CopyYear } from './CopyYear.tsx';
import { Missing } from './Missing.tsx';
import { NoUse } from './NoUse.tsx';
import { type Unit, unitCasesQuery, unitQuery, usesQuery } from './queries.ts';
import { UseList } from './UseList.tsx';
import { ownUnit, useUnit } from './use-unit.ts';

/** A unit's own page: what is missing, what it uses, what is under way, and where to begin. */
export default function UnitUses(): ReactNode {
  const id = useUnit();
  if (id === undefined)
    return (
      <Page title="应用使用备案">
        <p>
          您没有本单位的填报任务。代下级单位填报的，请从<Link to="/use-filings/on-behalf">代填备案</Link>
          开始。
        </p>
      </Page>
    );
  return <OfUnit key={id} id={id} />;
}

function OfUnit({ id }: { readonly id: number }): ReactNode {
  const unit = useQuery(unitQuery(id));
  return <Query query={unit}>{(data) => <Shown unit={data} />}</Query>;
}

function Shown({ unit }: { readonly unit: Unit }): ReactNode {
  const isOwn = ownUnit(useMe()) === unit.id;
  const uses = useInfiniteQuery(usesQuery(unit.id));
  const cases = useQuery(unitCasesQuery(unit.id));
  const inUse = uses.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title={isOwn ? '应用使用备案' : `代填：${unit.name}`}
      actions={
        <Link to="/use-filings/new" search={{ unit: unit.id }} className="button-link">
          填报一个应用
        </Link>
      }
    >
      <Query query={{ ...uses, data: inUse }}>
        {(items) => (
          <Query query={cases}>
            {(data) => (
              <>
                <Missing unit={unit} uses={items} cases={data} />
                <NoUse unit={unit} uses={items} cases={data} />
              </>
            )}
          </Query>
        )}
      </Query>
      <InUse unit={unit} />
      <UnderWay unit={unit} />
      <OtherWays unit={unit} />
    </Page>
  );
}

function InUse({ unit }: { readonly unit: Unit }): ReactNode {
  const uses = useInfiniteQuery(usesQuery(unit.id));
  const inUse = uses.data?.pages.flatMap(({ items }) => items);
  return (
    <section className="panel">
      <h2>在用的应用</h2>
      <Query
        query={{ ...uses, data: inUse }}
        isEmpty={({ length }) => length === 0}
        empty={<p>还没有已确认的应用。使用应用的，请点“填报一个应用”，确认后列在这里并公示。</p>}
      >
        {(items) => (
          <>
            <UseList unit={unit} uses={items} />
            <Paged shown={items.length} unit="个应用" query={uses} />
          </>
        )}
      </Query>
    </section>
  );
}

function UnderWay({ unit }: { readonly unit: Unit }): ReactNode {
  const cases = useQuery(unitCasesQuery(unit.id));
  return (
    <section className="panel">
      <h2>正在办理</h2>
      <Query
        query={cases}
        isEmpty={({ toDo, waiting }) => toDo.length + waiting.length === 0}
        empty={<p>没有正在办理的备案。</p>}
      >
        {({ toDo, waiting }) => (
          <DataTable
            caption="正在办理的备案"
            columns={caseColumns.filter(({ title }) => title !== '申报单位')}
            rows={[...toDo, ...waiting]}
            keyOf={({ id }) => id}
          />
        )}
      </Query>
    </section>
  );
}

function OtherWays({ unit }: { readonly unit: Unit }): ReactNode {
  return (
    <section className="panel">
      <h2>一次填报多个</h2>
      <CopyYear unit={unit} />
      <p>
        <Link to="/use-filings/import">用 Excel 表格导入</Link>
        <span className="secondary beside">先试算，有错误时下载标出错误的表格，改好再传。</span>
      </p>
    </section>
  );
}
