import type { ReactNode } from 'react';
import type { AppAudience, FunctionType } from '../../../policy/option-lists.ts';
import type { PlacedField } from '../../../policy/provider-filing/placed-fields.ts';
import { contentsFor } from '../../../policy/settings/contents-for.ts';
import { manyOf } from '../../components/entry.ts';
import { GroupField } from '../../components/GroupField.tsx';
import { valueAt } from '../draft/form-values.ts';
import { type Control, controlOf } from './controls.ts';
import { FormEntry } from './FormEntry.tsx';
import { fieldLabel } from './field-label.ts';
import { useFormInHand } from './form-in-hand.ts';
import { PackagesField } from './PackagesField.tsx';
import { PersonalDataField } from './PersonalDataField.tsx';
import { useShownWith } from './shown-with.ts';
import { FileOrReason, TextOrFile } from './TwoWays.tsx';

interface Entered {
  readonly path: string;
  readonly label: string;
}

/** One field of the form, entered as its kind wants it. */
export function FieldControl({ field }: { readonly field: PlacedField }): ReactNode {
  const isOptional = !field.needed && field.when === undefined;
  const label = `${fieldLabel(field.path)}${isOptional ? '（选填）' : ''}`;
  return <EnteredAs control={controlOf(field.path)} path={field.path} label={label} />;
}

const COMPOSED = {
  'file-or-reason': FileOrReason,
  'text-or-file': TextOrFile,
  packages: PackagesField,
  'personal-data': PersonalDataField,
} as const;

function EnteredAs({ control, ...entered }: Entered & { readonly control: Control }): ReactNode {
  switch (control.kind) {
    case 'content':
    case 'permissions':
      return <Listed kind={control.kind} {...entered} />;
    case 'file-or-reason':
    case 'text-or-file':
    case 'packages':
    case 'personal-data': {
      const Composed = COMPOSED[control.kind];
      return <Composed {...entered} />;
    }
    default:
      return <FormEntry {...entered} control={control} hint={control.hint} />;
  }
}

/** From the lists that the authority keeps; what is chosen and no longer offered stays to be seen. */
function Listed({ kind, path, label }: Entered & { readonly kind: 'content' | 'permissions' }): ReactNode {
  const { form } = useFormInHand();
  const { contents, permissions } = useShownWith();
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
  if (shown.length === 0)
    return (
      <GroupField name={path} label={label}>
        <p className="secondary">请先选择功能类型和服务对象。</p>
      </GroupField>
    );
  const options = Object.fromEntries(shown.map(({ code, label: title }) => [code, title]));
  return <FormEntry path={path} label={label} control={manyOf(options)} />;
}
