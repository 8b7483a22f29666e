import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { SECTIONS } from '../../../policy/provider-filing/fields.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { labelOf, type PlacedField } from '../../../policy/provider-filing/placed-fields.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { asProviderForm, placeInUseForm } from '../../../policy/use-filing/own-app.ts';
import { askedFields, newKey } from '../../cases/provider-information/asked-fields.ts';
import { FieldControl } from '../../cases/provider-information/FieldControl.tsx';
import { FormInHandContext, useFormInHand } from '../../cases/provider-information/form-in-hand.ts';
import { ShownWithContext } from '../../cases/provider-information/shown-with.ts';
import { FormContext, useForm } from '../../components/form-context.ts';
import { GroupField } from '../../components/GroupField.tsx';
import type { Entry } from './controls.ts';
import type { Unit } from './queries.ts';

interface Props {
  readonly entry: Entry;
  readonly form: UseFilingForm;
  readonly unit: Unit;
  readonly onChange: (path: string, value: unknown) => void;
}

const placeOf = (field: string): string => placeInUseForm(field) ?? field;

/** 提供者备案信息 of the unit's own app, entered as a provider enters it. */
export default function OwnApp({ entry, form, unit, onChange }: Props): ReactNode {
  const { name, problem } = useForm();
  const state = useMemo(() => ({ name, problem, placeOf }), [name, problem]);
  const inHand = {
    form: asProviderForm(form.selfDeveloped ?? {}),
    change: (path: string, value: unknown) => onChange(placeOf(path), value),
  };
  return (
    <FormInHandContext value={inHand}>
      <FormContext value={state}>
        <ShownWithContext value={unit}>
          {entry.control.kind === 'own-systems' ? <Systems label={entry.label} /> : <App />}
        </ShownWithContext>
      </FormContext>
    </FormInHandContext>
  );
}

function Systems({ label }: Pick<Entry, 'label'>): ReactNode {
  const { form, change } = useFormInHand();
  const systems = form.systems ?? [];
  return (
    <GroupField name="systems" label={label} hint="应用所依托的业务系统，一个系统填一个。">
      {systems.map(({ key }) => (
        <fieldset className="part" key={key}>
          <legend>{labelOf(form, `systems.${key}`)}</legend>
          <Fields fields={fieldsIn(form, `systems.${key}`)} />
          <Button
            size="small"
            onClick={() =>
              change(
                'systems',
                systems.filter((one) => one.key !== key),
              )
            }
          >
            移除{labelOf(form, `systems.${key}`)}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => change('systems', [...systems, { key: newKey('s', systems) }])}>
        添加业务系统
      </Button>
    </GroupField>
  );
}

function App(): ReactNode {
  const { form } = useFormInHand();
  const fields = fieldsIn(form, 'apps');
  return (['apps', 'duties'] as const).map((section) => (
    <fieldset className="part" key={section}>
      <legend>{SECTIONS[section]}</legend>
      <Fields fields={fields.filter((field) => field.section === section)} />
    </fieldset>
  ));
}

function Fields({ fields }: { readonly fields: readonly PlacedField[] }): ReactNode {
  return fields.map((field) => <FieldControl key={field.path} field={field} />);
}

function fieldsIn(form: ProviderFilingForm, whole: string): PlacedField[] {
  return askedFields(form, 'first').filter(({ path }) => path.startsWith(`${whole}.`));
}
