import Input from 'antd/es/input/Input';
import TextArea from 'antd/es/input/TextArea';
import type { ReactNode } from 'react';
import type { AppAudience, FunctionType } from '../../../policy/option-lists.ts';
import type { PlacedField } from '../../../policy/provider-filing/placed-fields.ts';
import { contentsFor } from '../../../policy/settings/options.ts';
import { Field } from '../../components/Field.tsx';
import { type Control, controlOf } from './controls.ts';
import { FileField } from './FileField.tsx';
import { fieldLabel } from './field-label.ts';
import { useFormInHand } from './form-in-hand.ts';
import { textAt, valueAt } from './form-paths.ts';
import { GroupField } from './GroupField.tsx';
import { ManyOptions, OneOption, YesOrNo } from './Options.tsx';
import { PackagesField } from './PackagesField.tsx';
import { PersonalDataField } from './PersonalDataField.tsx';
import { FileOrReason, TextOrFile } from './TwoWays.tsx';

interface Entered {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/** One field of the form, entered as its kind wants it. */
export function FieldControl({ field }: { readonly field: PlacedField }): ReactNode {
  const control = controlOf(field.path);
  const isOptional = !field.needed && field.when === undefined;
  const entered: Entered = {
    path: field.path,
    label: `${fieldLabel(field.path)}${isOptional ? '（选填）' : ''}`,
    ...hintOf(control),
  };
  return <EnteredAs control={control} {...entered} />;
}

function hintOf(control: Control): { hint?: string } {
  return control.kind === 'line' && control.hint !== undefined ? { hint: control.hint } : {};
}

function EnteredAs({ control, ...entered }: Entered & { readonly control: Control }): ReactNode {
  switch (control.kind) {
    case 'line':
    case 'paragraph':
    case 'day':
      return <Text control={control} {...entered} />;
    case 'yes-or-no':
    case 'one-of':
    case 'many-of':
      return <Choices control={control} {...entered} />;
    case 'content':
    case 'permissions':
      return <Listed kind={control.kind} {...entered} />;
    case 'file':
      return <OneFile {...entered} />;
    default:
      return <Composed kind={control.kind} {...entered} />;
  }
}

const COMPOSED = {
  'file-or-reason': FileOrReason,
  'text-or-file': TextOrFile,
  packages: PackagesField,
  'personal-data': PersonalDataField,
} as const;

function Composed({ kind, ...entered }: Entered & { readonly kind: keyof typeof COMPOSED }): ReactNode {
  const Entry = COMPOSED[kind];
  return <Entry {...entered} />;
}

function Text({ control, path, label, hint }: Entered & { readonly control: Control }): ReactNode {
  const { form, change } = useFormInHand();
  const value = textAt(form, path);
  const enter = (text: string): void => change(path, text === '' ? undefined : text);
  return (
    <Field name={path} label={label} hint={hint}>
      {(props) =>
        control.kind === 'paragraph' ? (
          <TextArea {...props} value={value} rows={3} onChange={({ target }) => enter(target.value)} />
        ) : (
          <Input
            {...props}
            type={control.kind === 'day' ? 'date' : 'text'}
            inputMode={control.kind === 'line' ? control.inputMode : undefined}
            value={value}
            onChange={({ target }) => enter(target.value)}
          />
        )
      }
    </Field>
  );
}

function Choices({ control, path, label, hint }: Entered & { readonly control: Control }): ReactNode {
  const { form, change } = useFormInHand();
  const value = valueAt(form, path);
  const enter = (chosen: unknown): void => change(path, chosen);
  return (
    <GroupField name={path} label={label} hint={hint}>
      {control.kind === 'yes-or-no' && <YesOrNo value={value as boolean | undefined} onChange={enter} />}
      {control.kind === 'one-of' && (
        <OneOption options={control.options} value={value as string | undefined} onChange={enter} />
      )}
      {control.kind === 'many-of' && (
        <ManyOptions
          options={control.options}
          value={(value as string[] | undefined) ?? []}
          onChange={enter}
        />
      )}
    </GroupField>
  );
}

/** From the lists that the authority keeps; what is chosen and no longer offered stays to be seen. */
function Listed({ kind, path, label }: Entered & { readonly kind: 'content' | 'permissions' }): ReactNode {
  const { form, change, contents, permissions } = useFormInHand();
  const app = path.slice(0, path.lastIndexOf('.'));
  const audience = (valueAt(form, `${app}.audience`) as AppAudience[] | undefined) ?? [];
  const functionTypes = (valueAt(form, `${app}.functionTypes`) as FunctionType[] | undefined) ?? [];
  const chosen = (valueAt(form, path) as string[] | undefined) ?? [];
  const all = kind === 'content' ? contents : permissions;
  const offered =
    kind === 'content'
      ? contentsFor(contents, audience, functionTypes)
      : permissions.filter(({ retired }) => retired !== true);
  const shown = all.filter((option) => offered.includes(option as never) || chosen.includes(option.code));
  return (
    <GroupField name={path} label={label}>
      {shown.length === 0 ? (
        <p className="secondary">请先选择功能类型和服务对象。</p>
      ) : (
        <ManyOptions
          options={Object.fromEntries(shown.map(({ code, label: title }) => [code, title]))}
          value={chosen}
          onChange={(codes) => change(path, codes)}
        />
      )}
    </GroupField>
  );
}

function OneFile({ path, label, hint }: Entered): ReactNode {
  const { form, change } = useFormInHand();
  return (
    <FileField
      name={path}
      label={label}
      hint={hint}
      value={valueAt(form, path) as number | undefined}
      onChange={(file) => change(path, file)}
    />
  );
}
