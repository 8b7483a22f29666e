import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { ActivationSheet } from '../../components/ActivationSheet.tsx';
import { useAddress } from '../../components/address.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { type NamedOrganisation, OrganisationField } from '../../components/OrganisationField.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { AccountDialogue, type Issued } from './AccountDialogue.tsx';
import { type Account, accountsQuery } from './account-queries.ts';
import { OneTimeLink } from './OneTimeLink.tsx';

/** The accounts within reach, and what can be done for those who lost theirs. */
export default function AccountsPage(): ReactNode {
  const { organisation } = useAddress();
  const organisationId = typeof organisation === 'number' ? organisation : undefined;
  const [issued, setIssued] = useState<Issued>();
  const issuing = (
    <>
      <Link to="/account-handovers">账号交接</Link>
      <Link
        to="/accounts/issuance"
        search={organisationId === undefined ? {} : { organisation: organisationId }}
      >
        开通账号
      </Link>
    </>
  );
  return (
    <Page title="账号" actions={issuing}>
      <ShownOnce issued={issued} onHandedOver={() => setIssued(undefined)} />
      <div className="on-screen">
        <ByOrganisation isFiltered={organisationId !== undefined} />
        <Accounts organisationId={organisationId} onIssued={setIssued} />
      </div>
    </Page>
  );
}

interface ShownOnceProps {
  readonly issued: Issued | undefined;
  readonly onHandedOver: () => void;
}

function ShownOnce({ issued, onHandedOver }: ShownOnceProps): ReactNode {
  if (issued === undefined) return null;
  return issued.link === undefined ? (
    <ActivationSheet slips={issued.slips} />
  ) : (
    <OneTimeLink link={issued.link} onHandedOver={onHandedOver} />
  );
}

interface AccountsProps {
  readonly organisationId: number | undefined;
  readonly onIssued: (issued: Issued) => void;
}

function Accounts({ organisationId, onIssued }: AccountsProps): ReactNode {
  const list = useInfiniteQuery(accountsQuery(organisationId));
  const [chosen, setChosen] = useState<Account | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Query query={{ ...list, data: items }} isEmpty={({ length }) => length === 0} empty={<Nobody />}>
        {(rows) => (
          <>
            <DataTable
              caption="管辖范围内的账号"
              columns={columnsWith(setChosen)}
              rows={rows}
              keyOf={({ accountId }) => accountId}
            />
            <Paged shown={rows.length} unit="个账号" query={list} />
          </>
        )}
      </Query>
      {chosen !== null && (
        <AccountDialogue account={chosen} onIssued={onIssued} onDone={() => setChosen(null)} />
      )}
    </>
  );
}

function Nobody(): ReactNode {
  return (
    <p>
      还没有账号。请<Link to="/accounts/issuance">开通账号</Link>，并把激活码交给本人。
    </p>
  );
}

function ByOrganisation({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<NamedOrganisation | null>(null);
  const choose = (organisation: NamedOrganisation | null): void => {
    setChosen(organisation);
    if (organisation !== null) void navigate({ to: '/accounts', search: { organisation: organisation.id } });
  };
  return (
    <div className="narrow-form">
      <OrganisationField name="organisation" label="只看一个机构的账号" chosen={chosen} onChange={choose} />
      {isFiltered && (
        <p>
          <Button
            onClick={() => {
              setChosen(null);
              void navigate({ to: '/accounts', search: {} });
            }}
          >
            查看全部账号
          </Button>
        </p>
      )}
    </div>
  );
}

function columnsWith(onChoose: (account: Account) => void): readonly Column<Account>[] {
  return [
    { title: '账号名', cell: ({ loginName }) => loginName },
    { title: '角色', cell: ({ memberships }) => <Roles memberships={memberships} /> },
    { title: '状态', cell: standing },
    {
      title: '操作',
      cell: (account) => (
        <Button size="small" aria-label={`管理账号：${account.loginName}`} onClick={() => onChoose(account)}>
          管理账号
        </Button>
      ),
    },
  ];
}

function Roles({ memberships }: Pick<Account, 'memberships'>): ReactNode {
  if (memberships.length === 0) return '没有角色';
  return memberships.map(({ membershipId, organisation, role }) => (
    <div key={membershipId}>
      {organisation.name} · {ROLE_TITLES[role]}
    </div>
  ));
}

function standing({ disabled, locked, activated }: Account): string {
  if (disabled) return '■ 已停用';
  if (locked) return '◐ 暂时锁定';
  return activated ? '● 使用中' : '○ 尚未激活';
}
