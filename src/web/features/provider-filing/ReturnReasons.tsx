import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/provider-filing/placed-fields.ts';
import type { Filing } from './filing-queries.ts';
import { taskOf } from './tasks.ts';

/** What has to be supplemented, each with the way to where it is mended. */
export function ReturnReasons({ filing }: { readonly filing: Filing }): ReactNode {
  const { state, returnReasons, revision, form, clock } = filing;
  const reasons = returnReasons.filter((each) => each.revision === revision);
  if (state !== 'returned' || reasons.length === 0) return null;
  return (
    <section className="returned" aria-labelledby="returned">
      <h3 id="returned">已退回，请补充以下 {reasons.length} 项</h3>
      <p>
        {typeof clock?.dueOn === 'string' && `请在 ${clock.dueOn}（含当日）前补充并重新提交，逾期视同放弃。`}
        依据：《备案管理办法》第十三条。
      </p>
      <ol>
        {reasons.map(({ field, reason }) => {
          const task = field === null ? undefined : taskOf(form, field);
          return (
            <li key={`${field} ${reason}`}>
              {field !== null && task !== undefined && (
                <>
                  <Link
                    to="/provider-filings/$id/tasks/$task"
                    params={{ id: String(filing.id), task }}
                    hash={`filing-${field}`}
                  >
                    {labelOf(form, field)}
                  </Link>
                  ：
                </>
              )}
              {reason}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
