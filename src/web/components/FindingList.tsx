import type { ReactNode } from 'react';
import type { Defect } from '../api/problem.ts';
import { Source } from './Source.tsx';

type Severity = 'violation' | 'warning';

interface Finding extends Defect {
  readonly severity?: Severity;
}

interface Props<Found extends Finding> {
  readonly found: readonly Found[];
  /** Of all of them, where they do not say so themselves. */
  readonly severity?: Severity;
  /** The way to the field at fault; absent where nobody can mend it. */
  readonly leadTo?: (field: string, message: string) => ReactNode;
  /** What may be done about it. */
  readonly beside?: (finding: Found) => ReactNode;
  /** Further items. */
  readonly children?: ReactNode;
}

const SHAPES: Readonly<Record<Severity, string>> = { violation: '■', warning: '◐' };

/** What the rules say: what is wrong, what to do about it, by which article. */
export function FindingList<Found extends Finding>({
  found,
  severity = 'violation',
  leadTo,
  beside,
  children,
}: Props<Found>): ReactNode {
  return (
    <ul className="findings">
      {found.map((finding) => (
        <li
          key={`${finding.field} ${finding.rule} ${finding.ref} ${finding.message}`}
          className={`finding-${finding.severity ?? severity}`}
        >
          <span aria-hidden="true">{SHAPES[finding.severity ?? severity]}</span>{' '}
          <Words finding={finding} leadTo={leadTo} />
          {beside?.(finding)}
        </li>
      ))}
      {children}
    </ul>
  );
}

interface WordsProps {
  readonly finding: Finding;
  readonly leadTo: Props<Finding>['leadTo'];
}

function Words({ finding: { field, message, remedy, source, ref }, leadTo }: WordsProps): ReactNode {
  return (
    <>
      {field === undefined || leadTo === undefined ? message : leadTo(field, message)} {remedy}
      <div>
        <Source source={source} rule={ref} />
      </div>
    </>
  );
}
