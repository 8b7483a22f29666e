import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo, useMe } from '../../api/me.ts';
import { useOwnPlace } from '../../api/own-place.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { figure } from '../../components/time.ts';
import { toggled } from '../../components/toggled.ts';
import { caseColumns } from '../case-columns.tsx';
import { type Case, officersQuery } from '../case-queries.ts';
import { AskAssign } from './AskAssign.tsx';
import { assigneeTitle, mayAssign } from './officers.ts';

interface Props {
  readonly rows: readonly Case[];
  readonly onAssigned: (count: number) => void;
}

/** The cases of a queue; those that its officers may assign, to be ticked. */
export function CaseTable({ rows, onAssigned }: Props): ReactNode {
  const me = useMe();
  const assignable = rows.filter((each) => mayAssign(me, each));
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const chosen = assignable.filter(({ id }) => ticked.has(id));
  const columns = useColumns(new Set(assignable.map(({ id }) => id)), ticked, (id) =>
    setTicked((before) => toggled(before, id)),
  );
  const assigned = (count: number): void => {
    setTicked(new Set());
    onAssigned(count);
  };
  return (
    <>
      {assignable.length > 0 && (
        <div className="buttons">
          <AskAssign label={`分配勾选的 ${figure(chosen.length)} 件`} cases={chosen} onDone={assigned} />
          <Button onClick={() => setTicked(new Set(assignable.map(({ id }) => id)))}>全部勾选</Button>
          {chosen.length > 0 && <Button onClick={() => setTicked(new Set())}>取消勾选</Button>}
        </div>
      )}
      <DataTable
        caption="办件，按期限先后排列"
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        rowClass={({ clock }) => (clock === null ? undefined : `due-${clock.colour}`)}
      />
    </>
  );
}

function useColumns(
  assignable: ReadonlySet<number>,
  ticked: ReadonlySet<number>,
  onToggle: (id: number) => void,
): readonly Column<Case>[] {
  const me = useMe();
  const { id: own } = useOwnPlace('cases.assign');
  const officers = useQuery({ ...officersQuery(own), enabled: assignable.size > 0 }).data?.items ?? [];
  if (!mayDo(me, 'cases.assign')) return caseColumns;
  const withBox = ({ title, cell }: Column<Case>): Column<Case> => ({
    title,
    cell: (each) =>
      assignable.has(each.id) ? (
        <span className="check-line">
          <input
            type="checkbox"
            checked={ticked.has(each.id)}
            onChange={() => onToggle(each.id)}
            aria-label={`勾选：${each.title}，${each.owner.name}`}
          />
          {cell(each)}
        </span>
      ) : (
        cell(each)
      ),
  });
  const assignee: Column<Case> = {
    title: '承办人',
    cell: ({ id, assigneeId }) => (assignable.has(id) ? assigneeTitle(assigneeId, me, officers) : '—'),
  };
  return [...caseColumns.map((column, at) => (at === 0 ? withBox(column) : column)), assignee];
}
