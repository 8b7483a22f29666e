import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { Problem } from '../../api/problem.ts';
import { Ask } from '../../components/Ask.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { figure } from '../../components/time.ts';
import { officersQuery, useCaseChanged } from '../case-queries.ts';
import { chosenAccount, type Officer, officerChoices } from './officers.ts';

/** Who works on how much; what one leaves goes to another at once. */
export default function OfficersPage(): ReactNode {
  const { id, name } = useOwnPlace('cases.assign');
  const me = useMe();
  const officers = useQuery(officersQuery(id));
  const [said, setSaid] = useState<string>();
  return (
    <Page
      title="承办人员"
      actions={
        <Link to="/queue" search={{ view: 'to-act', awaits: 'authority', assignee: 'unassigned' }}>
          查看尚未分配的办件
        </Link>
      }
    >
      <p>
        {name}的审核人员和各自未办结的办件。有人休假、调岗时，把名下的办件一次移交给另一人，时限照常计算。
      </p>
      <output className="block">{said}</output>
      <Query query={officers} isEmpty={({ items }) => items.length === 0} empty={<Nobody />}>
        {({ items }) => (
          <DataTable
            caption="审核人员和各自未办结的办件"
            columns={columnsWith({ own: me.accountId, authorityId: id, officers: items, onDone: setSaid })}
            rows={items}
            keyOf={({ accountId }) => accountId}
          />
        )}
      </Query>
    </Page>
  );
}

function Nobody(): ReactNode {
  return <p>本部门还没有审核人员。请本部门的安全管理员在“账号”里开通，角色选“审核人员”。</p>;
}

interface Desks extends Pick<HandOverProps, 'authorityId' | 'officers' | 'onDone'> {
  readonly own: number;
}

function columnsWith({ own, ...desks }: Desks): readonly Column<Officer>[] {
  return [
    {
      title: '账号名',
      cell: ({ accountId, loginName }) => `${loginName}${accountId === own ? '（本人）' : ''}`,
    },
    { title: '未办结', numeric: true, cell: ({ openCases }) => `${figure(openCases)} 件` },
    {
      title: '操作',
      cell: (officer) => (officer.openCases === 0 ? '没有可移交的' : <HandOver {...desks} from={officer} />),
    },
  ];
}

interface HandOverProps {
  readonly authorityId: number;
  readonly from: Officer;
  readonly officers: readonly Officer[];
  readonly onDone: (what: string) => void;
}

const NOT_CHOSEN = '';

function HandOver({ authorityId, from, officers, onDone }: HandOverProps): ReactNode {
  const me = useMe();
  const [choice, setChoice] = useState(NOT_CHOSEN);
  const handOver = useHandOver(authorityId, from.accountId);
  const choices = officerChoices(
    me,
    officers.filter(({ accountId }) => accountId !== from.accountId),
  );
  return (
    <Ask
      name="hand-over"
      label={`移交 ${from.loginName} 的办件`}
      title={`移交 ${from.loginName} 的 ${figure(from.openCases)} 件办件`}
      verb="全部移交"
      problem={handOver.error}
      isPending={handOver.isPending}
      onConfirm={async () => {
        const { handedOver } = await handOver.mutateAsync(choice);
        onDone(`已移交 ${figure(handedOver)} 件，原承办人 ${from.loginName}。`);
      }}
    >
      <p>他名下未办结的办件全部改由所选的人承办；已办结的不变。要只移交几件，请在工作队列里勾选后分配。</p>
      <SelectField
        name="to"
        label="移交给"
        value={choice}
        options={{ [NOT_CHOSEN]: '请选择', ...choices }}
        onChange={setChoice}
      />
    </Ask>
  );
}

function useHandOver(id: number, from: number) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: async (choice: string) => {
      if (choice === NOT_CHOSEN) throw notChosen();
      const to = chosenAccount(choice);
      return dataOf(
        api.POST('/api/v1/organisations/{id}/hand-overs', {
          params: { path: { id } },
          body: { from, to },
        }),
      );
    },
    onSuccess: changed,
  });
}

function notChosen(): Problem {
  const message = '请选择移交给谁';
  return new Problem({ title: '还没有移交。', status: 422, defects: [{ field: 'to', message }] });
}
