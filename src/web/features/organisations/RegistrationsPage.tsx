import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import { api, dataOf } from '../../api/client.ts';
import { useAddress } from '../../components/address.ts';
import { Choice } from '../../components/Choice.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialogue } from '../../components/Dialogue.tsx';
import { Form } from '../../components/Form.tsx';
import { Page } from '../../components/Page.tsx';
import { Paged } from '../../components/Paged.tsx';
import { Query } from '../../components/Query.tsx';
import { TextField } from '../../components/TextField.tsx';
import { minute } from '../../components/time.ts';
import type { OrganisationKind } from './queries.ts';

interface Registration {
  readonly organisationId: number;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly creditCode: string;
  readonly registeredAt: string;
  readonly verifiedAt: string | null;
  readonly verifiedBy: { readonly name: string } | null;
  readonly basis: string | null;
  readonly warnings: readonly { readonly message: string }[];
}

const VERIFIED = { false: '尚未核验的', true: '已核验的' };

/** Providers and others outside the tree that registered themselves: their proof is verified here. */
export default function RegistrationsPage(): ReactNode {
  const navigate = useNavigate();
  const { verified } = useAddress();
  const which = verified === 'true' ? 'true' : 'false';
  const [chosen, setChosen] = useState<Registration | null>(null);
  const list = useRegistrations(which);
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Page title="自行登记的单位">
      <search className="filters" aria-label="筛选单位">
        <Choice
          label="是否核验"
          value={which}
          options={VERIFIED}
          onChange={(value) => void navigate({ to: '/registrations', search: { verified: value } })}
        />
      </search>
      <Query
        query={{ ...list, data: items }}
        isEmpty={({ length }) => length === 0}
        empty={<p>{which === 'false' ? '没有等待核验的单位。新的登记会出现在这里。' : '还没有核验过。'}</p>}
      >
        {(rows) => (
          <>
            <DataTable
              caption="自行登记的单位"
              columns={which === 'false' ? waiting(setChosen) : DONE}
              rows={rows}
              keyOf={({ organisationId }) => organisationId}
            />
            <Paged shown={rows.length} unit="个单位" query={list} />
          </>
        )}
      </Query>
      {chosen !== null && <Verification registration={chosen} onDone={() => setChosen(null)} />}
    </Page>
  );
}

function useRegistrations(which: 'true' | 'false') {
  return useInfiniteQuery({
    queryKey: ['registrations', which],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/registrations', {
          params: { query: { verified: which, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}

const SHARED: readonly Column<Registration>[] = [
  { title: '单位', cell: ({ name }) => name },
  { title: '类型', cell: ({ kind }) => ORGANISATION_KINDS[kind] },
  { title: '信用代码', cell: ({ creditCode }) => creditCode },
  { title: '登记时间', cell: ({ registeredAt }) => minute(registeredAt) },
];

function waiting(onChoose: (registration: Registration) => void): readonly Column<Registration>[] {
  return [
    ...SHARED,
    { title: '提示', cell: ({ warnings }) => warnings.map(({ message }) => message).join('；') || '—' },
    {
      title: '操作',
      cell: (registration) => (
        <Button
          size="small"
          aria-label={`核验证明：${registration.name}`}
          onClick={() => onChoose(registration)}
        >
          核验证明
        </Button>
      ),
    },
  ];
}

const DONE: readonly Column<Registration>[] = [
  ...SHARED,
  { title: '核验', cell: ({ verifiedAt }) => (verifiedAt === null ? '—' : minute(verifiedAt)) },
  { title: '核验单位', cell: ({ verifiedBy }) => verifiedBy?.name ?? '—' },
  { title: '依据', cell: ({ basis }) => basis ?? '—' },
];

interface VerificationProps {
  readonly registration: Registration;
  readonly onDone: () => void;
}

function Verification({ registration, onDone }: VerificationProps): ReactNode {
  const { organisationId: id, name, creditCode } = registration;
  const [basis, setBasis] = useState('');
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/registrations/{id}/verification', { params: { path: { id } }, body: { basis } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['registrations'] });
      onDone();
    },
  });
  return (
    <Dialogue title={`核验：${name}`} onCancel={onDone}>
      <p>统一社会信用代码 {creditCode}。请对照证照或国家企业信用信息公示系统核对名称和代码。</p>
      <Form name="verification" problem={verify.error} onSubmit={() => verify.mutate()}>
        <TextField
          name="basis"
          label="核验依据"
          hint="如：营业执照扫描件，公示系统查询于某日"
          value={basis}
          onChange={setBasis}
        />
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          核验属实
        </Button>{' '}
        <Button onClick={onDone}>取消</Button>
      </Form>
    </Dialogue>
  );
}
