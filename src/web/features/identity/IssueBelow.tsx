import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Role } from '../../../policy/access/grants.ts';
import { ROLE_TITLES } from '../../../policy/access/role-titles.ts';
import { api, dataOf } from '../../api/client.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import type { Slip } from '../../components/ActivationSheet.tsx';
import { Form } from '../../components/Form.tsx';
import { Query } from '../../components/Query.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { figure } from '../../components/time.ts';
import { isStarted, type Sheet, type Started } from './issued-slips.ts';
import { SheetWhenDone } from './SheetWhenDone.tsx';

interface Props {
  readonly onSlips: (slips: readonly Slip[] | null) => void;
}

const KINDS = { school: '学校', authority: '教育行政部门', 'subordinate-unit': '直属单位' } as const;
type Kind = keyof typeof KINDS;
const AGAIN = { false: '还没有账号的', true: '有账号但尚未激活的：重新发放激活码' } as const;

interface Selection {
  readonly kind: Kind;
  readonly role: Role;
  readonly again: boolean;
}

/** Everyone below who has no account yet; how many is said first, and has to be so still when it is done. */
export function IssueBelow({ onSlips }: Props): ReactNode {
  const [selection, setSelection] = useState<Selection>({ kind: 'school', role: 'clerk', again: false });
  const [started, setStarted] = useState<Started | null>(null);
  const below = useOwnPlace('accounts.manage');
  const count = useCount(below.id, selection);
  const issue = useIssue(below.id, selection, (answer) =>
    isStarted(answer) ? setStarted(answer) : onSlips(answer.slips),
  );
  if (started !== null) return <SheetWhenDone started={started} onSlips={onSlips} />;
  return (
    <Form
      name="issuance"
      problem={issue.error}
      onSubmit={() => issue.mutate(count.data?.count ?? 0)}
      className="narrow-form"
    >
      <WhichBelow name={below.name} selection={selection} onChange={setSelection} />
      <Query
        query={count}
        isEmpty={({ count: waiting }) => waiting === 0}
        empty={<p>没有这样的机构，不需要开通。可以换一种角色或类型。</p>}
      >
        {({ count: waiting }) => (
          <Button type="primary" htmlType="submit" loading={issue.isPending}>
            为 {figure(waiting)} 个机构{selection.again ? '重新发放激活码' : '开通账号'}
          </Button>
        )}
      </Query>
    </Form>
  );
}

interface WhichProps {
  readonly name: string;
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
}

function WhichBelow({ name, selection, onChange }: WhichProps): ReactNode {
  return (
    <>
      <SelectField
        name="below.kinds"
        label={`${name}的下级`}
        value={selection.kind}
        options={KINDS}
        onChange={(kind) => onChange({ ...selection, kind: kind as Kind })}
      />
      <SelectField
        name="role"
        label="角色"
        value={selection.role}
        options={ROLE_TITLES}
        onChange={(role) => onChange({ ...selection, role: role as Role })}
      />
      <SelectField
        name="again"
        label="哪些机构"
        value={String(selection.again)}
        options={AGAIN}
        onChange={(again) => onChange({ ...selection, again: again === 'true' })}
      />
    </>
  );
}

function useCount(below: number, { kind, role, again }: Selection) {
  return useQuery({
    queryKey: ['accounts', 'to-issue', below, kind, role, again],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/account-issuances/count', {
          params: { query: { below, kind, role, again: again ? 'true' : 'false' } },
        }),
      ),
  });
}

function useIssue(
  below: number,
  { kind, role, again }: Selection,
  onIssued: (answer: Sheet | Started) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (expectedCount: number) =>
      dataOf(
        api.POST('/api/v1/account-issuances', {
          body: { role, below: { organisationId: below, kinds: [kind] }, expectedCount, again },
        }),
      ),
    onSuccess: async (answer) => {
      onIssued(answer);
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}
