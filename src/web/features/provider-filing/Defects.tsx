import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import type { Filing } from './filing-queries.ts';
import { taskOf } from './tasks.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  readonly filing: Filing;
  readonly title: string;
  readonly defects: readonly Schema<'Violation'>[];
}

/** Every finding with its rule and source, and the way to the field. */
export function Defects({ filing, title, defects }: Props): ReactNode {
  if (defects.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol className="defects">
        {defects.map((defect) => (
          <li key={`${defect.field} ${defect.rule} ${defect.message}`}>
            <Message filing={filing} defect={defect} />
            <span className="secondary">
              依据：{defect.source}（规则 {defect.ref}）
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Message({
  filing,
  defect: { field, message, remedy },
}: {
  readonly filing: Filing;
  readonly defect: Schema<'Violation'>;
}): ReactNode {
  const { form } = useDraft(filing);
  const task = field === undefined ? undefined : taskOf(form, field);
  const id = String(filing.id);
  return (
    <div>
      {task === undefined ? (
        <Link to="/cases/$id" params={{ id }}>
          {message}
        </Link>
      ) : (
        <Link to="/provider-filings/$id/tasks/$task" params={{ id, task }} hash={`filing-${field}`}>
          {message}
        </Link>
      )}{' '}
      {remedy}
    </div>
  );
}
