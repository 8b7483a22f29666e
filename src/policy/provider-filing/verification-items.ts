import { hasContent } from '../has-content.ts';
import { appFields, formFields, type Section, systemFields } from './fields.ts';
import type { ProviderFilingForm, Purpose } from './form.ts';
import { itemGroups } from './item-groups.ts';
import { labelOf, placedFields } from './placed-fields.ts';

/** What an officer verifies in one go: a field, or several that are judged together. */
export interface VerificationItem {
  /** Names the item, and the defect if it is one; items of lists by key, such as `systems.s1.mlpsNumber`. */
  readonly path: string;
  readonly label: string;
  readonly section: Section;
  /** Paths of the fields of the form that are judged with it. */
  readonly fields: readonly string[];
}

/** Everything in that form that has to be verified, in the order of the form: what is declared or had to be. */
export function verificationItems(form: ProviderFilingForm, purpose: Purpose): VerificationItem[] {
  const items = new Map<string, VerificationItem>();
  for (const { path: field, needed, value, section } of placedFields(form, purpose)) {
    if (!needed && !hasContent(value)) continue;
    const path = itemOf(field);
    const known = items.get(path) ?? { path, label: itemLabel(form, path), section, fields: [] };
    items.set(path, { ...known, fields: [...known.fields, field] });
  }
  return [...items.values()];
}

/** The item with which that place of a form is verified; a whole block, or what is no field, is named as it is. */
export function itemOf(path: string): string {
  const { prefix, inside, groups, fields } = located(path);
  const field = fields.find((known) => inside === known || inside.startsWith(`${known}.`));
  if (field === undefined) return path;
  const group = Object.keys(groups).find((item) => groups[item]?.fields.includes(field));
  return `${prefix}${group ?? field}`;
}

function itemLabel(form: ProviderFilingForm, path: string): string {
  const { prefix, inside, groups } = located(path);
  const group = groups[inside];
  if (group === undefined) return labelOf(form, path);
  return prefix === '' ? group.label : `${labelOf(form, prefix.slice(0, -1))}·${group.label}`;
}

/** Splits `systems.s1.icpNumber` into the item of the list and the path inside it. */
function located(path: string) {
  const [list = '', key = '', ...inside] = path.split('.');
  const within = { prefix: `${list}.${key}.`, inside: inside.join('.') };
  if (list === 'systems') return { ...within, groups: itemGroups.systems, fields: pathsOf(systemFields) };
  if (list === 'apps') return { ...within, groups: itemGroups.apps, fields: pathsOf(appFields) };
  return { prefix: '', inside: path, groups: itemGroups.form, fields: pathsOf(formFields) };
}

function pathsOf(fields: readonly { readonly path: string }[]): string[] {
  return fields.map(({ path }) => path);
}
