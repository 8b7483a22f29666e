import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/use-filing/fields.ts';
import { FieldLink } from '../../components/ErrorSummary.tsx';
import type { UseFiling } from './queries.ts';

/** What the authority asked for with its last return, item by item. */
export function ReturnReasons({
  filing: { state, clock, revision, returnReasons },
}: {
  readonly filing: UseFiling;
}): ReactNode {
  const reasons = returnReasons.filter((each) => each.revision === revision);
  if (state !== 'returned' || reasons.length === 0) return null;
  return (
    <section className="notice returned" aria-label="退回原因">
      <h2>
        已退回，请补充以下 {reasons.length} 项
        {clock?.dueOn !== undefined && clock.dueOn !== null && `（${clock.dueOn} 前，含当日）`}
      </h2>
      <ol>
        {reasons.map(({ field, reason }) => (
          <li key={`${field} ${reason}`}>
            {field !== null && (
              <>
                <FieldLink field={field}>{labelOf(field)}</FieldLink>：
              </>
            )}
            {reason}
          </li>
        ))}
      </ol>
    </section>
  );
}
