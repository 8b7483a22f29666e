import type { ReactNode } from 'react';
import { FieldLink } from '../../components/ErrorSummary.tsx';
import { FindingList } from '../../components/FindingList.tsx';
import type { Section } from './controls.ts';
import type { ShownVerdict } from './live-verdict.ts';
import { COMPLETENESS, sectionOf } from './problem-beside.ts';

interface Props {
  readonly sections: readonly Section[];
  readonly verdict: ShownVerdict;
}

const toField = (field: string, message: string): ReactNode => <FieldLink field={field}>{message}</FieldLink>;

/** What is missing in each part, and what the rules say of the rest, with their articles. */
export function Findings({ sections, verdict: { violations, warnings } }: Props): ReactNode {
  const ruled = violations.filter(({ rule }) => !COMPLETENESS.has(rule));
  return (
    <aside className="panel rule-findings" aria-label="规则核对">
      <h2>规则核对</h2>
      <ul className="rows">
        {sections.map(({ name, title }) => (
          <Part
            key={name}
            title={title}
            open={violations.filter(({ field }) => sectionOf(field) === name).length}
          />
        ))}
      </ul>
      {ruled.length > 0 && (
        <>
          <h3>须改正</h3>
          <FindingList found={ruled} leadTo={toField} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3>提示</h3>
          <FindingList found={warnings} severity="warning" leadTo={toField} />
        </>
      )}
      {violations.length === 0 && <p className="in-order">各项都已填好，可以核对后提交。</p>}
    </aside>
  );
}

function Part({ title, open }: { readonly title: string; readonly open: number }): ReactNode {
  return (
    <li className={open === 0 ? 'in-order' : undefined}>
      <span>{title}</span>
      <span>{open === 0 ? '✓ 已填好' : `还有 ${open} 项`}</span>
    </li>
  );
}
