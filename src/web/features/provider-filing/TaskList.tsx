import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/provider-filing/placed-fields.ts';
import type { Violation } from '../../../policy/rule.ts';
import { SaveStatus } from '../../cases/draft/SaveStatus.tsx';
import { newKey } from '../../cases/provider-information/asked-fields.ts';
import { useReports } from '../../cases/provider-information/packages/use-inspections.ts';
import { ReturnReasons } from '../../cases/return/ReturnReasons.tsx';
import { reasonsInForce } from '../../cases/return/reasons-in-force.ts';
import { DraftActions } from './DraftActions.tsx';
import { type FilingDraft, useFilingDraft } from './filing-draft.ts';
import type { Filing, Ground } from './filing-queries.ts';
import { NotSavedFiling } from './NotSavedFiling.tsx';
import { findingsOf, isBegun, TASK_GROUPS, type Task, taskOf, tasksOf } from './tasks.ts';

interface Props {
  readonly filing: Filing;
  readonly ground: Ground;
}

/** The filing as a list of tasks, each with its state: what is filled in, and how much is still to do. */
export function TaskList({ filing, ground }: Props): ReactNode {
  const draft = useFilingDraft(filing);
  const { form } = draft;
  const { violations } = ground.verdictOf(form, useReports(form));
  const tasks = tasksOf(form, filing.purpose);
  const done = tasks.filter(
    ({ id }) => findingsOf(form, violations, id).length === 0 && isBegun(form, filing.purpose, id),
  );
  return (
    <section className="panel">
      <header className="page-header">
        <h2>填写备案信息</h2>
        <SaveStatus draft={draft} />
      </header>
      <ReturnReasons filing={filing} fieldAt={wayTo(filing)}>
        逾期视同放弃。依据：《备案管理办法》第十三条。
      </ReturnReasons>
      <NotSavedFiling draft={draft} />
      <p>
        已填好 {done.length}/{tasks.length} 项。填写的内容自动保存，可以随时离开，下次接着填。
      </p>
      {groupsOf(filing).map((group) => (
        <Group
          key={group}
          group={group}
          tasks={tasks}
          violations={violations}
          filing={filing}
          draft={draft}
        />
      ))}
      <div className="buttons">
        <Link className="button-link" to="/provider-filings/$id/check" params={{ id: String(filing.id) }}>
          检查并提交
        </Link>
        <DraftActions filing={filing} draft={draft} />
      </div>
    </section>
  );
}

function groupsOf({ purpose }: Filing): Task['group'][] {
  const all = Object.keys(TASK_GROUPS) as Task['group'][];
  return all.filter((group) => group !== 'change' || purpose === 'amendment');
}

interface GroupProps {
  readonly group: Task['group'];
  readonly tasks: readonly Task[];
  readonly violations: readonly Violation[];
  readonly filing: Filing;
  readonly draft: FilingDraft;
}

function Group({ group, tasks, violations, filing, draft }: GroupProps): ReactNode {
  const own = tasks.filter((task) => task.group === group);
  return (
    <>
      <h3>{TASK_GROUPS[group]}</h3>
      <ul className="rows">
        {own.map((task) => (
          <li key={task.id}>
            <Link to="/provider-filings/$id/tasks/$task" params={{ id: String(filing.id), task: task.id }}>
              {task.title}
            </Link>
            <TaskState
              count={findingsOf(draft.form, violations, task.id).length}
              returned={returnedOf(filing, task.id)}
              isBegun={isBegun(draft.form, filing.purpose, task.id)}
            />
          </li>
        ))}
      </ul>
      {(group === 'systems' || (group === 'apps' && filing.purpose === 'first')) && (
        <AddItem list={group} id={filing.id} draft={draft} />
      )}
    </>
  );
}

interface StateProps {
  readonly count: number;
  readonly returned: number;
  readonly isBegun: boolean;
}

function TaskState({ count, returned, isBegun: begun }: StateProps): ReactNode {
  if (count > 0)
    return begun ? (
      <span className="to-do">◐ 还有 {count} 处</span>
    ) : (
      <span className="secondary">○ 未开始</span>
    );
  if (returned > 0) return <span className="to-do">◐ 退回 {returned} 项</span>;
  return <span className={begun ? 'in-order' : 'secondary'}>{begun ? '● 已填好' : '○ 选填'}</span>;
}

/** How many reasons of the return are about that task. */
function returnedOf(filing: Filing, task: string): number {
  return reasonsInForce(filing).filter(({ field }) => field !== null && taskOf(filing.form, field) === task)
    .length;
}

/** Where a field is mended. */
function wayTo({ id, form }: Filing): (field: string) => ReactNode {
  return (field) => {
    const task = taskOf(form, field);
    const label = labelOf(form, field);
    if (task === undefined) return label;
    return (
      <Link to="/provider-filings/$id/tasks/$task" params={{ id: String(id), task }} hash={`filing-${field}`}>
        {label}
      </Link>
    );
  };
}

interface AddProps {
  readonly list: 'systems' | 'apps';
  readonly id: number;
  readonly draft: FilingDraft;
}

function AddItem({ list, id, draft: { form, keeper } }: AddProps): ReactNode {
  const navigate = useNavigate();
  const add = (): void => {
    const key = newKey(list === 'systems' ? 's' : 'a', form[list] ?? []);
    keeper.change({ ...form, [list]: [...(form[list] ?? []), { key }] });
    void navigate({
      to: '/provider-filings/$id/tasks/$task',
      params: { id: String(id), task: `${list}.${key}` },
    });
  };
  return (
    <p>
      <Button onClick={add}>{list === 'systems' ? '添加业务系统' : '添加应用'}</Button>
    </p>
  );
}
