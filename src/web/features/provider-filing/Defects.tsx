import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { FindingList } from '../../components/FindingList.tsx';
import { useFilingDraft } from './filing-draft.ts';
import type { Filing } from './filing-queries.ts';
import { taskOf } from './tasks.ts';

interface Props {
  readonly filing: Filing;
  readonly title: string;
  readonly severity: 'violation' | 'warning';
  readonly defects: readonly Schema<'Violation'>[];
}

/** Every finding with its rule and source, and the way to the field. */
export function Defects({ filing, title, severity, defects }: Props): ReactNode {
  const { form } = useFilingDraft(filing);
  if (defects.length === 0) return null;
  const id = String(filing.id);
  const leadTo = (field: string, message: string): ReactNode => {
    const task = taskOf(form, field);
    return task === undefined ? (
      <Link to="/cases/$id" params={{ id }}>
        {message}
      </Link>
    ) : (
      <Link to="/provider-filings/$id/tasks/$task" params={{ id, task }} hash={`filing-${field}`}>
        {message}
      </Link>
    );
  };
  return (
    <>
      <h3>{title}</h3>
      <FindingList found={defects} severity={severity} leadTo={leadTo} />
    </>
  );
}
