import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/provider-filing/placed-fields.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { asProviderForm, placeInProviderForm, placeInUseForm } from '../../../policy/use-filing/own-app.ts';
import { askedFields } from '../../cases/provider-information/asked-fields.ts';
import { DeclaredValue } from '../../cases/provider-information/DeclaredValue.tsx';
import { fieldLabel } from '../../cases/provider-information/field-label.ts';
import { ShownWithContext } from '../../cases/provider-information/shown-with.ts';
import { NotGiven } from '../../components/EntryValue.tsx';
import { Fact } from '../../components/Fact.tsx';
import type { Entry } from './controls.ts';
import type { Unit } from './queries.ts';

interface Props {
  readonly entry: Entry;
  readonly form: UseFilingForm;
  readonly unit: Unit;
  /** What stands below an answer; by the place of its field in the form for use. */
  readonly beside: (entry: Pick<Entry, 'name'>) => ReactNode;
}

/** What was declared of the unit's own app, a line for each field that was asked. */
export default function OwnAppAnswers({ entry, form: { selfDeveloped }, unit, beside }: Props): ReactNode {
  const form = asProviderForm(selfDeveloped ?? {});
  const whole = placeInProviderForm(entry.path) ?? '';
  const fields = askedFields(form, 'first').filter(({ path }) => path.startsWith(`${whole}.`));
  if (fields.length === 0)
    return (
      <Fact title={entry.label}>
        <NotGiven />
        {beside(entry)}
      </Fact>
    );
  return (
    <ShownWithContext value={unit}>
      {fields.map(({ path, value }) => (
        <Fact key={path} title={whole === 'systems' ? labelOf(form, path) : fieldLabel(path)}>
          <DeclaredValue path={path} value={value} />
          {beside({ name: placeInUseForm(path) ?? path })}
        </Fact>
      ))}
    </ShownWithContext>
  );
}
