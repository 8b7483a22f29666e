import type { ReactNode } from 'react';
import { FindingList } from '../../components/FindingList.tsx';
import { Answers } from './Answers.tsx';
import type { InHand } from './FillIn.tsx';
import { COMPLETENESS, standsBelow } from './problem-beside.ts';
import { useSections } from './use-sections.ts';

interface Props extends InHand {
  /** Submitting, or going back. */
  readonly children: ReactNode;
}

/** Check your answers: everything once more as the authority will read it, before it is submitted. */
export function Review({ filing, unit, draft: { form }, verdict, app, children }: Props): ReactNode {
  const sections = useSections(filing, unit, form);
  const { violations, warnings } = verdict;
  return (
    <section className="panel" aria-label="核对填写内容">
      <h2>请核对填写内容</h2>
      {violations.length > 0 && (
        <p className="at-fault">还有 {violations.length} 项不符合规定，现在提交不会受理，请返回修改。</p>
      )}
      {warnings.length > 0 && <FindingList found={warnings} severity="warning" />}
      <Answers
        {...{ sections, form, app, unit }}
        beside={({ name }) =>
          violations
            .filter((found) => standsBelow(found, name))
            .map(({ rule, message, source }) => (
              <div key={message} className="field-error">
                {message} {!COMPLETENESS.has(rule) && <span className="secondary">依据：{source}</span>}
              </div>
            ))
        }
      />
      <p>提交后由{filing.authority.name}确认，退回或确认时会收到消息。</p>
      <div className="buttons">{children}</div>
    </section>
  );
}
