import type { UseFilingForm } from '../../../policy/use-filing/form.ts';

type Tree = Readonly<Record<string, unknown>>;

export function valueAt(form: UseFilingForm, path: string): unknown {
  return path.split('.').reduce<unknown>((parent, key) => (parent as Tree | undefined)?.[key], form);
}

/** The form with that value; blanks and empty lists are left out, and with them what would hold nothing else. */
export function withValue(form: UseFilingForm, path: string, value: unknown): UseFilingForm {
  return replaced(form, path.split('.'), value);
}

function replaced(parent: Tree, [key, ...rest]: readonly string[], value: unknown): Tree {
  if (key === undefined) return parent;
  const { [key]: before, ...others } = parent;
  const after = rest.length === 0 ? value : replaced((before ?? {}) as Tree, rest, value);
  return isNothing(after) ? others : { ...parent, [key]: after };
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
