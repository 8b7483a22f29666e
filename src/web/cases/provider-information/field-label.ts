import { appFields, formFields, systemFields } from '../../../policy/provider-filing/fields.ts';

/** What a field is called on the form, without the system or app that it belongs to. */
export function fieldLabel(path: string): string {
  const [list = '', , ...inside] = path.split('.');
  const within = inside.join('.');
  const known =
    list === 'systems'
      ? systemFields.find((field) => field.path === within)
      : list === 'apps'
        ? appFields.find((field) => field.path === within)
        : formFields.find((field) => field.path === path);
  return known?.label ?? path;
}
