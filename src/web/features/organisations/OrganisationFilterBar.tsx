import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import { ANY, Choice } from '../../components/Choice.tsx';
import type { OrganisationFilters } from './queries.ts';

interface Props {
  readonly filters: OrganisationFilters;
  readonly onChange: (filters: OrganisationFilters) => void;
}

const KINDS = { [ANY]: '全部类型', ...ORGANISATION_KINDS };
const OPEN = { true: '在册的', false: '已撤销或并入的' };

export function OrganisationFilterBar({ filters, onChange }: Props): ReactNode {
  const { q = '', kind = ANY, parent, open = 'true' } = filters;
  const change = (changed: Readonly<Record<string, unknown>>): void =>
    onChange(withoutEmpty({ ...filters, ...changed }));
  return (
    <search className="filters" aria-label="筛选机构">
      <Choice label="类型" value={kind} options={KINDS} onChange={(value) => change({ kind: value })} />
      <Choice label="状态" value={open} options={OPEN} onChange={(value) => change({ open: value })} />
      <NameFilter key={q} q={q} onChange={(text) => change({ q: text })} />
      {parent !== undefined && <Button onClick={() => change({ parent: ANY })}>不限上级</Button>}
    </search>
  );
}

/** Empty values are left out of the address. */
function withoutEmpty(filters: Readonly<Record<string, unknown>>): OrganisationFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== ANY),
  ) as OrganisationFilters;
}

interface NameProps {
  readonly q: string;
  readonly onChange: (q: string) => void;
}

function NameFilter({ q, onChange }: NameProps): ReactNode {
  const [typed, setTyped] = useState(q);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    onChange(typed.trim());
  };
  return (
    <form onSubmit={search} className="title-filter">
      <Input
        aria-label="名称、别名或代码"
        placeholder="名称、别名或代码"
        value={typed}
        maxLength={100}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button htmlType="submit">查找</Button>
    </form>
  );
}
