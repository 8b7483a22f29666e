import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { hasContent } from '../../../policy/has-content.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { placedFields } from '../../../policy/provider-filing/placed-fields.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { type Defect, Problem } from '../../api/problem.ts';
import { valueAt, withValueAt } from '../../cases/draft/form-values.ts';
import { SaveStatus } from '../../cases/draft/SaveStatus.tsx';
import { FieldControl } from '../../cases/provider-information/FieldControl.tsx';
import { FormInHandContext } from '../../cases/provider-information/form-in-hand.ts';
import {
  packageFilesOf,
  reportsOf,
  useInspections,
} from '../../cases/provider-information/packages/use-inspections.ts';
import { reasonsInForce } from '../../cases/return/reasons-in-force.ts';
import { usePathPart } from '../../components/address.ts';
import { FormContext } from '../../components/form-context.ts';
import { Page } from '../../components/Page.tsx';
import { useFieldOfAddress } from '../../components/use-field-of-address.ts';
import { FilingAtHand } from './FilingAtHand.tsx';
import { type FilingDraft, useFilingDraft } from './filing-draft.ts';
import { type Filing, type Ground, isEditable } from './filing-queries.ts';
import { NotSavedFiling } from './NotSavedFiling.tsx';
import { RemoveItem } from './RemoveItem.tsx';
import { fieldsOf, type Task, tasksOf } from './tasks.ts';

/** One part of the form on a page of its own, saved while it is filled in. */
export default function TaskPage(): ReactNode {
  const [id, task] = [usePathPart('id'), usePathPart('task')];
  return (
    <FilingAtHand id={Number(id)}>
      {(filing, ground) =>
        isEditable(filing) ? (
          <Open key={task} filing={filing} ground={ground} task={task} />
        ) : (
          <Page title="这份备案现在不能修改">
            <p>
              当前状态：{filing.stateTitle}。<BackToList id={filing.id} />
            </p>
          </Page>
        )
      }
    </FilingAtHand>
  );
}

interface Props {
  readonly filing: Filing;
  readonly ground: Ground;
  readonly task: string;
}

function Open({ filing, ground, task: id }: Props): ReactNode {
  const draft = useFilingDraft(filing);
  const tasks = tasksOf(draft.form, filing.purpose);
  const task = tasks.find((each) => each.id === id);
  useFieldOfAddress();
  if (task === undefined)
    return (
      <Page title="没有这一项">
        <p>
          它可能已被移除。
          <BackToList id={filing.id} />
        </p>
      </Page>
    );
  return (
    <Page title={task.title} actions={<SaveStatus draft={draft} />}>
      <p>
        <BackToList id={filing.id} />
      </p>
      <NotSavedFiling draft={draft} />
      <Fields filing={filing} ground={ground} draft={draft} task={task} />
      <Onwards filing={filing} draft={draft} task={task} next={tasks[tasks.indexOf(task) + 1]} />
    </Page>
  );
}

function BackToList({ id }: { readonly id: number }): ReactNode {
  return (
    <Link to="/cases/$id" params={{ id: String(id) }}>
      返回任务列表
    </Link>
  );
}

interface FieldsProps {
  readonly filing: Filing;
  readonly ground: Ground;
  readonly draft: FilingDraft;
  readonly task: Task;
}

function Fields({ filing, ground, draft: { form, keeper }, task }: FieldsProps): ReactNode {
  const inspections = useInspections(packageFilesOf(form));
  const inHand = useMemo(
    () => ({
      form,
      change: (path: string, value: unknown) => keeper.change(withValueAt(keeper.state().form, path, value)),
    }),
    [form, keeper],
  );
  const state = useMemo(
    () => ({
      name: 'filing',
      problem: problemsWith(filing, form, ground.verdictOf(form, reportsOf(inspections))),
    }),
    [form, filing, ground, inspections],
  );
  return (
    <FormInHandContext value={inHand}>
      <FormContext value={state}>
        <div className="panel form-panel">
          {fieldsOf(form, filing.purpose, task.id).map((field) => (
            <FieldControl key={field.path} field={field} />
          ))}
        </div>
      </FormContext>
    </FormInHandContext>
  );
}

/** What the authority returned, and what the rules say of what is filled in; what is still empty, the list of tasks says. */
function problemsWith(filing: Filing, form: ProviderFilingForm, { violations, warnings }: Verdict): Problem {
  const found = [...violations, ...warnings].filter(
    ({ field }) => field !== undefined && hasContent(valueAt(form, field)),
  );
  const returned = reasonsInForce(filing)
    .filter(({ field }) => field !== null)
    .map(
      ({ field, reason }): Defect => ({
        field: firstFieldOf(form, filing, field ?? ''),
        message: `退回：${reason}`,
      }),
    );
  return new Problem({ title: '', status: 0, defects: [...returned, ...found] });
}

/** Of an item that several fields are judged by together, the first. */
function firstFieldOf(form: ProviderFilingForm, { purpose }: Filing, item: string): string {
  const paths = placedFields(form, purpose).map(({ path }) => path);
  return paths.find((path) => path === item) ?? paths.find((path) => path.startsWith(`${item}.`)) ?? item;
}

interface OnwardsProps {
  readonly filing: Filing;
  readonly draft: FilingDraft;
  readonly task: Task;
  readonly next: Task | undefined;
}

function Onwards({ filing: { id, purpose }, draft, task, next }: OnwardsProps): ReactNode {
  const navigate = useNavigate();
  const go = async (to: string, params: Record<string, string>): Promise<void> => {
    await draft.keeper.flush();
    await navigate({ to, params: { id: String(id), ...params } } as never);
  };
  return (
    <div className="buttons">
      <Button type="primary" onClick={() => void go('/cases/$id', {})}>
        保存并返回任务列表
      </Button>
      {next !== undefined && (
        <Button onClick={() => void go('/provider-filings/$id/tasks/$task', { task: next.id })}>
          下一项：{next.title}
        </Button>
      )}
      {task.item !== undefined && purpose === 'first' && (
        <RemoveItem id={id} draft={draft} item={task.item} />
      )}
    </div>
  );
}
