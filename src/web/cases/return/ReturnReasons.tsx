import type { ReactNode } from 'react';
import { type Returned, reasonsInForce } from './reasons-in-force.ts';

interface Props {
  readonly filing: Returned;
  /** What a field is called, and where it can be mended the way there. */
  readonly fieldAt: (field: string) => ReactNode;
  /** What follows from it by law. */
  readonly children?: ReactNode;
}

/** What has to be supplemented, item by item, and by when. */
export function ReturnReasons({ filing, fieldAt, children }: Props): ReactNode {
  const reasons = reasonsInForce(filing);
  if (reasons.length === 0) return null;
  const { clock } = filing;
  return (
    <section className="returned" aria-label="退回原因">
      <h2>已退回，请补充以下 {reasons.length} 项</h2>
      <p>
        {typeof clock?.dueOn === 'string' && `请在 ${clock.dueOn}（含当日）前补充并重新提交。`}
        {children}
      </p>
      <ol>
        {reasons.map(({ field, reason }) => (
          <li key={`${field} ${reason}`}>
            {field !== null && <>{fieldAt(field)}：</>}
            {reason}
          </li>
        ))}
      </ol>
    </section>
  );
}
