import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { OneOption } from '../../components/Options.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { authoritiesQuery } from './filing-queries.ts';
import { PublishedApps } from './PublishedApps.tsx';

/** Where a provider begins: with a new filing, or from an app that is published already. */
export default function StartFiling(): ReactNode {
  const own = useMe().memberships.filter(({ role }) => role === 'clerk');
  return (
    <Page title="应用备案">
      <section className="panel">
        <h2>新建备案</h2>
        <p>一份备案可以包括一个或多个应用。单位和业务系统信息会带出上次填写的内容。</p>
        <New own={own} />
      </section>
      {own.map(({ organisationId, organisationName }) => (
        <section className="panel" key={organisationId}>
          <h2>{organisationName}已备案的应用</h2>
          <PublishedApps providerId={organisationId} />
        </section>
      ))}
    </Page>
  );
}

type Own = Schema<'WhoAmI'>['memberships'];

function New({ own }: { readonly own: Own }): ReactNode {
  const authorities = useQuery(authoritiesQuery);
  return (
    <Query
      query={authorities}
      isEmpty={({ items }) => items.length === 0}
      empty={<p>还没有开通受理备案的省级教育行政部门。请联系平台的系统管理员。</p>}
    >
      {({ items }) => <Begin own={own} authorities={items} />}
    </Query>
  );
}

interface BeginProps {
  readonly own: Own;
  readonly authorities: readonly { readonly id: number; readonly name: string }[];
}

function Begin({ own, authorities }: BeginProps): ReactNode {
  const [unit, setUnit] = useState(own[0]?.organisationId ?? 0);
  const [authority, setAuthority] = useState(authorities.length === 1 ? (authorities[0]?.id ?? 0) : 0);
  const begin = useBegin();
  const names = own.map(({ organisationId: id, organisationName: name }) => ({ id, name }));
  return (
    <Form
      name="begin"
      problem={begin.error}
      onSubmit={() => begin.mutate({ organisationId: unit, authorityId: authority })}
    >
      {own.length > 1 && (
        <PartyField name="organisationId" label="备案单位" parties={names} value={unit} onChange={setUnit} />
      )}
      <PartyField
        name="authorityId"
        label="受理备案的部门"
        hint="向注册地（住所地）的省级教育行政部门备案；省级教育行政部门开发的应用，向教育部备案（《备案管理办法》第十条）。"
        parties={authorities}
        value={authority}
        onChange={setAuthority}
      />
      <Button type="primary" htmlType="submit" loading={begin.isPending}>
        新建备案
      </Button>
    </Form>
  );
}

interface PartyProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly parties: BeginProps['authorities'];
  readonly value: number;
  readonly onChange: (id: number) => void;
}

function PartyField({ parties, value, onChange, ...field }: PartyProps): ReactNode {
  // An object keeps the order of what does not look like a number.
  const options = Object.fromEntries(parties.map(({ id, name }) => [`no ${id}`, name]));
  return (
    <Field {...field} isGroup>
      {(control) => (
        <OneOption
          control={control}
          options={options}
          value={`no ${value}`}
          onChange={(code) => onChange(Number(code.slice('no '.length)))}
        />
      )}
    </Field>
  );
}

function useBegin() {
  const navigate = useNavigate();
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (body: { readonly organisationId: number; readonly authorityId: number }) =>
      dataOf(api.POST('/api/v1/provider-filings', { body: body as never })),
    onSuccess: async ({ id }) => {
      await changed();
      await navigate({ to: '/cases/$id', params: { id: String(id) } });
    },
  });
}
