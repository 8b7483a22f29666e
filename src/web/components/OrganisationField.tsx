import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input/Input';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { api, dataOf } from '../api/client.ts';
import { Field } from './Field.tsx';

export interface NamedOrganisation {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly kind?: 'authority' | 'school';
  readonly chosen: NamedOrganisation | null;
  readonly onChange: (chosen: NamedOrganisation | null) => void;
}

const FEW = 8;

/** An organisation within reach, found by a part of its name, an alias or a code. */
export function OrganisationField({ name, label, hint, kind, chosen, onChange }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const search = useQuery({
    queryKey: ['organisations', 'few', q, kind],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations', {
          params: { query: { q, open: 'true', limit: FEW, ...(kind && { kind }) } },
        }),
      ),
    enabled: q !== '' && chosen === null,
  });
  const enter = (text: string): void => {
    setTyped(text);
    onChange(null);
  };
  const found = chosen === null && q !== '' ? search.data?.items : undefined;
  return (
    <Field name={name} label={label} hint={hint ?? '输入名称、别名或代码的一部分，再从下面选择。'}>
      {(control) => (
        <>
          <Input
            {...control}
            value={chosen?.name ?? typed}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => enter(target.value)}
          />
          {found !== undefined && <Found items={found} onChoose={onChange} />}
        </>
      )}
    </Field>
  );
}

interface FoundProps {
  readonly items: readonly (NamedOrganisation & { readonly parent: NamedOrganisation | null })[];
  readonly onChoose: (chosen: NamedOrganisation) => void;
}

function Found({ items, onChoose }: FoundProps): ReactNode {
  if (items.length === 0) return <p className="secondary found-units">没有找到，请换一个词。</p>;
  return (
    <ul className="found-units">
      {items.map(({ id, name, parent }) => (
        <li key={id}>
          <button type="button" onClick={() => onChoose({ id, name })}>
            {name}
            {parent !== null && <span className="secondary beside">{parent.name}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
