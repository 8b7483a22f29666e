import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMe } from '../../api/me.ts';
import { Ask } from '../../components/Ask.tsx';
import { Query } from '../../components/Query.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { figure } from '../../components/time.ts';
import { type Case, officersQuery } from '../case-queries.ts';
import { choiceOf, chosenAccount, officerChoices } from './officers.ts';
import { useAssignment } from './use-assignment.ts';

interface Props {
  readonly label: string;
  readonly cases: readonly Case[];
  readonly onDone?: (assigned: number) => void;
}

/** To an officer of the authority, oneself among them, or to nobody in particular. */
export function AskAssign({ label, cases, onDone }: Props): ReactNode {
  const { accountId } = useMe();
  const [choice, setChoice] = useState(choiceOf(accountId));
  const assign = useAssignment();
  return (
    <Ask
      name="assignment"
      label={label}
      title={cases.length === 1 ? '分配承办人' : `分配 ${figure(cases.length)} 件办件`}
      verb="分配"
      isDisabled={cases.length === 0}
      problem={assign.error}
      isPending={assign.isPending}
      onConfirm={async () => {
        const { assigned } = await assign.mutateAsync({ cases, to: chosenAccount(choice) });
        onDone?.(assigned);
      }}
    >
      <p>时限照常计算。每次分配都记入办件的经过，新的承办人可在工作队列里按“我承办的”找到。</p>
      <Officers authorityId={cases[0]?.authority.id ?? 0} choice={choice} onChoose={setChoice} />
    </Ask>
  );
}

interface OfficersProps {
  readonly authorityId: number;
  readonly choice: string;
  readonly onChoose: (choice: string) => void;
}

function Officers({ authorityId, choice, onChoose }: OfficersProps): ReactNode {
  const me = useMe();
  return (
    <Query query={useQuery(officersQuery(authorityId))}>
      {({ items }) => (
        <SelectField
          name="to"
          label="承办人"
          hint={
            items.length === 1 ? '本部门只有一名审核人员；需要增加的，请联系本部门的安全管理员。' : undefined
          }
          value={choice}
          options={officerChoices(me, items)}
          onChange={onChoose}
        />
      )}
    </Query>
  );
}
