import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { labelOf } from '../../../policy/use-filing/fields.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import type { Problem } from '../../api/problem.ts';
import { valueAt, withValueAt } from '../../cases/draft/form-values.ts';
import { ReturnReasons } from '../../cases/return/ReturnReasons.tsx';
import { ErrorSummary, FieldLink } from '../../components/ErrorSummary.tsx';
import { FormContext } from '../../components/form-context.ts';
import { useFieldOfAddress } from '../../components/use-field-of-address.ts';
import { AppField } from './AppField.tsx';
import { type Entry, isOwnApp, type Section } from './controls.ts';
import { Findings } from './Findings.tsx';
import { FormEntry } from './FormEntry.tsx';
import type { FilingDraft } from './filing-draft.ts';
import type { ShownVerdict } from './live-verdict.ts';
import { problemBeside } from './problem-beside.ts';
import type { RegisterApp, Unit, UseFiling } from './queries.ts';
import { useSections } from './use-sections.ts';

/** Few develop apps of their own: nobody else loads the provider's form. */
const OwnApp = lazy(() => import('./OwnApp.tsx'));

/** What is being filled in, and what the rules say of it. */
export interface InHand {
  readonly filing: UseFiling;
  readonly unit: Unit;
  readonly draft: FilingDraft;
  readonly verdict: ShownVerdict;
  readonly app: RegisterApp | undefined;
}

interface Props extends InHand {
  /** What the last attempt to submit was refused with. */
  readonly refused: Problem | null;
  readonly onReview: () => void;
}

/** The form: part by part as printed, beside it what the rules say of it now. */
export function FillIn({ filing, unit, draft, verdict, app, refused, onReview }: Props): ReactNode {
  const { form } = draft;
  useFieldOfAddress();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const sections = useSections(filing, unit, form);
  const context = useBeside({ form, sections, touched, refused, verdict });
  const change = (path: string, value: unknown): void => {
    setTouched((before) => (before.has(path) ? before : new Set(before).add(path)));
    draft.keeper.change(withValueAt(draft.keeper.state().form, path, value));
  };
  return (
    <FormContext value={context}>
      <ErrorSummary problem={refused} />
      <ReturnReasons filing={filing} fieldAt={fieldBelow} />
      <div className="case-two use-filing">
        <div>
          {sections.map(({ name, title, entries }) => (
            <section key={name} className={`panel part-${name}`} aria-label={title}>
              <h2>{title}</h2>
              {entries.map((entry) => (
                <EntryOf key={entry.path} {...{ entry, filing, unit, draft, app }} onChange={change} />
              ))}
            </section>
          ))}
        </div>
        <Findings sections={sections} verdict={verdict} />
        <div className="buttons">
          <Button type="primary" size="large" onClick={onReview}>
            核对填写内容
          </Button>
        </div>
      </div>
    </FormContext>
  );
}

function fieldBelow(field: string): ReactNode {
  return <FieldLink field={field}>{labelOf(field)}</FieldLink>;
}

interface Beside extends Pick<Props, 'refused' | 'verdict'> {
  readonly form: UseFilingForm;
  readonly sections: readonly Section[];
  readonly touched: ReadonlySet<string>;
}

function useBeside({ form, sections, touched, refused, verdict }: Beside) {
  return useMemo(() => {
    const entries = sections.flatMap((section) => section.entries);
    const typing = { form, entries, touched, isChecked: refused !== null };
    return { name: 'use', problem: problemBeside(verdict, typing) };
  }, [form, sections, touched, refused, verdict]);
}

interface EntryProps extends Pick<Props, 'filing' | 'unit' | 'draft' | 'app'> {
  readonly entry: Entry;
  readonly onChange: (path: string, value: unknown) => void;
}

function EntryOf({ entry, filing, unit, draft: { form }, app, onChange }: EntryProps): ReactNode {
  if (isOwnApp(entry))
    return (
      <Suspense>
        <OwnApp {...{ entry, form, unit, onChange }} />
      </Suspense>
    );
  const change = (value: unknown): void => onChange(entry.path, value);
  const isFixed = filing.purpose === 'amendment' || filing.revision > 0;
  if (entry.control.kind === 'app')
    return <AppField entry={entry} app={app} onChoose={isFixed ? undefined : change} />;
  return <FormEntry entry={entry} value={valueAt(form, entry.path)} scenes={unit.scenes} onChange={change} />;
}
