import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../api/me.ts';
import { usePathPart } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { CHANNELS } from './channels.ts';
import { NewAddress } from './NewAddress.tsx';
import { type Address, addressesQuery } from './queries.ts';
import { RemoveAddress } from './RemoveAddress.tsx';
import { standingOf } from './standing.ts';

/** Where an organisation's notices are sent besides its inbox. */
export default function AddressesPage(): ReactNode {
  const id = Number(usePathPart('id'));
  const addresses = useQuery(addressesQuery(id));
  return (
    <Page title="接收通知的地址" actions={<Organisation id={id} />}>
      <p>
        备案有进展、临近期限等通知都在“消息”里；在这里填写邮箱或手机号码，通知也会发送到那里。地址只显示一部分，移除后平台不再保存。
      </p>
      <section className="panel">
        <h2>已填写的地址</h2>
        <Query
          query={addresses}
          isEmpty={({ items }) => items.length === 0}
          empty={<p>还没有地址。在下面填写一个，打开收到的确认链接后，就会收到通知。</p>}
        >
          {({ items }) => (
            <DataTable
              caption="接收通知的地址"
              columns={columnsFor(id)}
              rows={items}
              keyOf={(address) => address.id}
            />
          )}
        </Query>
      </section>
      <NewAddress organisationId={id} />
    </Page>
  );
}

function Organisation({ id }: { readonly id: number }): ReactNode {
  const own = useMe().memberships.find(({ organisationId }) => organisationId === id);
  return (
    <Link to="/organisations/$id" params={{ id: String(id) }}>
      {own?.organisationName ?? '机构'}
    </Link>
  );
}

function columnsFor(organisationId: number): readonly Column<Address>[] {
  return [
    { title: '地址', cell: ({ address }) => address },
    { title: '方式', cell: ({ channel }) => CHANNELS[channel] },
    { title: '状态', cell: (address) => <Standing address={address} /> },
    {
      title: '操作',
      cell: (address) => <RemoveAddress organisationId={organisationId} address={address} />,
    },
  ];
}

function Standing({ address }: { readonly address: Address }): ReactNode {
  const { state, next } = standingOf(address);
  return (
    <div>
      {state}
      {next !== '' && <div className="secondary">{next}</div>}
    </div>
  );
}
