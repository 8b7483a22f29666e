import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type FormEvent, type ReactNode, useState } from 'react';
import { findStateTable } from '../../policy/state-tables.ts';
import { mayDo, useMe } from '../api/me.ts';
import { ANY, Choice } from '../components/Choice.tsx';
import { kindTitle } from './case-columns.tsx';
import type { QueueFilters } from './queue-filters.ts';

interface Props {
  readonly filters: QueueFilters;
  readonly onChange: (filters: QueueFilters) => void;
}

const CASE_KINDS = ['provider-filing', 'use-filing', 'use-stop', 'no-use-declaration'];
const KINDS = { [ANY]: '全部类型', ...Object.fromEntries(CASE_KINDS.map((kind) => [kind, kindTitle(kind)])) };
const VIEWS = { 'to-act': '由本部门决定', own: '本单位申报', supervise: '辖区内全部' };
const AWAITS = { authority: '等待主管部门', owner: '等待申报单位', nobody: '已办结' };
const DUE = { [ANY]: '全部期限', 0: '今日到期或超期', 2: '剩 2 个工作日以内', 5: '剩 5 个工作日以内' };
const ASSIGNED = { [ANY]: '不限承办人', mine: '我承办的', unassigned: '尚未分配' };

export function FilterBar({ filters, onChange }: Props): ReactNode {
  const { view, awaits, kind, state, dueWithin, assignee, title = ANY } = filters;
  const isOfficer = mayDo(useMe(), 'use-filing.decide');
  const change = (changed: Readonly<Record<string, string | number>>): void =>
    onChange(withoutEmpty({ ...filters, ...changed }));
  const choose = (key: keyof QueueFilters) => (value: string) => change({ [key]: value });
  const chooseDue = (value: string): void => change({ dueWithin: value === ANY ? ANY : Number(value) });
  return (
    <search className="filters" aria-label="筛选办件">
      {isOfficer && <Choice label="范围" value={view} options={VIEWS} onChange={choose('view')} />}
      <Choice label="等待谁" value={awaits} options={AWAITS} onChange={choose('awaits')} />
      <Choice
        label="类型"
        value={kind ?? ANY}
        options={KINDS}
        onChange={(value) => change({ kind: value, state: ANY })}
      />
      {kind !== undefined && (
        <Choice label="状态" value={state ?? ANY} options={statesOf(kind)} onChange={choose('state')} />
      )}
      <Choice label="期限" value={String(dueWithin ?? ANY)} options={DUE} onChange={chooseDue} />
      {isOfficer && (
        <Choice label="承办人" value={assignee ?? ANY} options={ASSIGNED} onChange={choose('assignee')} />
      )}
      <TitleFilter key={title} title={title} onChange={choose('title')} />
    </search>
  );
}

function statesOf(kind: string): Record<string, string> {
  const states = Object.entries(findStateTable(kind)?.states ?? {});
  return { [ANY]: '全部状态', ...Object.fromEntries(states.map(([state, { title }]) => [state, title])) };
}

/** Empty values are left out of the address. */
function withoutEmpty(filters: Readonly<Record<string, unknown>>): QueueFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ANY)) as QueueFilters;
}

interface TitleProps {
  readonly title: string;
  readonly onChange: (title: string) => void;
}

function TitleFilter({ title, onChange }: TitleProps): ReactNode {
  const [typed, setTyped] = useState(title);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onChange(typed.trim());
  };
  return (
    <form onSubmit={submit} className="title-filter">
      <Input
        aria-label="事项名称包含"
        placeholder="事项名称包含"
        value={typed}
        maxLength={100}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button htmlType="submit">筛选</Button>
    </form>
  );
}
