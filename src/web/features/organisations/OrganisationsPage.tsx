import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isKind } from '../../../policy/organisations/kinds.ts';
import { mayDo, useMe } from '../../api/me.ts';
import { useAddress } from '../../components/address.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { organisationColumns } from './columns.tsx';
import { OrganisationFilterBar } from './OrganisationFilterBar.tsx';
import { type OrganisationFilters, organisationsQuery } from './queries.ts';

/** The organisations within reach. */
export default function OrganisationsPage(): ReactNode {
  const me = useMe();
  const navigate = useNavigate();
  const filters = filtersOf(useAddress());
  const list = useInfiniteQuery(organisationsQuery(filters));
  const items = list.data?.pages.flatMap((page) => page.items);
  const mayManage = mayDo(me, 'organisations.manage');
  const actions = mayManage && (
    <>
      <Link to="/organisations/import">导入名册</Link>
      <Link to="/organisations/new">登记机构</Link>
    </>
  );
  return (
    <Page title="机构" actions={actions}>
      <OrganisationFilterBar
        filters={filters}
        onChange={(changed) => void navigate({ to: '/organisations', search: changed })}
      />
      <Query
        query={{ ...list, data: items }}
        isEmpty={({ length }) => length === 0}
        empty={<Nothing mayManage={mayManage} />}
      >
        {(rows) => (
          <>
            <DataTable
              caption="管辖范围内的机构"
              columns={organisationColumns}
              rows={rows}
              keyOf={({ id }) => id}
            />
            <Paged shown={rows.length} unit="个机构" query={list} />
          </>
        )}
      </Query>
    </Page>
  );
}

function Nothing({ mayManage }: { readonly mayManage: boolean }): ReactNode {
  return (
    <p>
      没有符合条件的机构。请放宽条件
      {mayManage && (
        <>
          ，或<Link to="/organisations/import">导入名册</Link>、<Link to="/organisations/new">登记机构</Link>
        </>
      )}
      。
    </p>
  );
}

/** From an address that may have been written by hand. */
function filtersOf(search: Readonly<Record<string, unknown>>): OrganisationFilters {
  const { q, kind, open, parent } = search;
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(typeof kind === 'string' && isKind(kind) && { kind }),
    ...(typeof parent === 'number' && { parent }),
    open: open === 'false' ? 'false' : 'true',
  };
}
