import type { ReactNode } from 'react';
import { DeclaredValue } from '../../cases/provider-information/DeclaredValue.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import type { Filing } from './filing-queries.ts';

type Difference = Filing['differences'][number];

const columns: readonly Column<Difference>[] = [
  { title: '事项', cell: ({ label }) => label },
  { title: '原来', cell: ({ path, before }) => <DeclaredValue path={path} value={before} /> },
  { title: '现在', cell: ({ path, after }) => <DeclaredValue path={path} value={after} /> },
];

/** Of an amendment from what is published, of a supplement from what was returned. */
export function Differences({ filing }: { readonly filing: Filing }): ReactNode {
  const { differences, purpose, amends } = filing;
  if (differences.length === 0) return null;
  const title =
    purpose === 'amendment'
      ? `变更了 ${differences.length} 处（与已公布的${amends?.name ?? ''} ${amends?.number ?? ''}相比）`
      : `补充了 ${differences.length} 处（与退回时相比）`;
  return (
    <section className="panel" aria-labelledby="differences">
      <h2 id="differences">{title}</h2>
      <DataTable caption={title} columns={columns} rows={differences} keyOf={({ path }) => path} />
    </section>
  );
}
