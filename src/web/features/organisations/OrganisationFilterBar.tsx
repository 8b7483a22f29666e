import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ORGANISATION_KINDS } from '../../../policy/organisations/kinds.ts';
import { ANY, Choice } from '../../components/Choice.tsx';
import type { OrganisationFilters, OrganisationKind } from './queries.ts';

interface Props {
  readonly filters: OrganisationFilters;
  readonly onChange: (filters: OrganisationFilters) => void;
}

const KINDS = { [ANY]: '全部类型', ...ORGANISATION_KINDS };
const OPEN = { true: '在册的', false: '已撤销或并入的' };

export function OrganisationFilterBar({ filters, onChange }: Props): ReactNode {
  const { q = '', kind, parent, ...rest } = filters;
  const [typed, setTyped] = useState(q);
  const kept = { ...(parent !== undefined && { parent }) };
  const search = (event: FormEvent): void => {
    event.preventDefault();
    const text = typed.trim();
    onChange({ ...rest, ...kept, ...(kind && { kind }), ...(text !== '' && { q: text }) });
  };
  return (
    <search className="filters" aria-label="筛选机构">
      <Choice
        label="类型"
        value={kind ?? ANY}
        options={KINDS}
        onChange={(value) =>
          onChange({
            ...rest,
            ...kept,
            ...(q !== '' && { q }),
            ...(value !== ANY && { kind: value as OrganisationKind }),
          })
        }
      />
      <Choice
        label="状态"
        value={filters.open ?? 'true'}
        options={OPEN}
        onChange={(open) => onChange({ ...filters, open: open as 'true' | 'false' })}
      />
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
      {parent !== undefined && (
        <Button onClick={() => onChange({ ...rest, ...(q !== '' && { q }), ...(kind && { kind }) })}>
          不限上级
        </Button>
      )}
    </search>
  );
}
