import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Defect, Problem } from '../api/problem.ts';
import { fieldId, useForm } from './form-context.ts';
import { Source } from './Source.tsx';

interface Props {
  readonly problem: Problem | null;
  /** What can be done besides mending the fields: a button to try again, for one. */
  readonly children?: ReactNode;
}

/** The one way in which a refusal is shown: takes the focus, names everything at once, links to each field at fault. */
export function ErrorSummary({ problem, children }: Props): ReactNode {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) summary.current?.focus();
  }, [problem]);
  if (problem === null) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <h2>{problem.title}</h2>
      {problem.detail !== undefined && <p>{problem.detail}</p>}
      {problem.defects.length > 0 && (
        <ul>
          {problem.defects.map((defect) => (
            <li key={`${defect.field} ${defect.rule} ${defect.message}`}>
              <DefectLine defect={defect} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function DefectLine({
  defect: { field, message, remedy, ref, source },
}: {
  readonly defect: Defect;
}): ReactNode {
  return (
    <>
      {field === undefined ? message : <FieldLink field={field}>{message}</FieldLink>}
      {remedy !== undefined && <span> {remedy}</span>}
      <Source source={source} rule={ref} isBeside />
    </>
  );
}

/** A field that is not on the page is named without a link. */
export function FieldLink({
  field,
  children,
}: {
  readonly field: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = fieldId(useForm().name, field);
  const go = (event: MouseEvent): void => {
    const target = document.getElementById(id);
    if (target === null) return;
    event.preventDefault();
    target.scrollIntoView({ block: 'center' });
    target.focus();
  };
  return (
    <a href={`#${id}`} onClick={go}>
      {children}
    </a>
  );
}
