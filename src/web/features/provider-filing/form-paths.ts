import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';

type Whole = Record<string, unknown> | readonly unknown[];

/** What stands at a path of the form: items of lists by key, their parts by place, as in `apps.a1.packages.0.version`. */
export function valueAt(form: ProviderFilingForm, path: string): unknown {
  return path.split('.').reduce<unknown>((whole, step) => partOf(whole, step), form);
}

/** Of a field of text; empty where nothing is entered. */
export function textAt(form: ProviderFilingForm, path: string): string {
  const value = valueAt(form, path);
  return typeof value === 'string' ? value : '';
}

/** The same form with something else at that path; what is undefined is left out. */
export function withValueAt(form: ProviderFilingForm, path: string, value: unknown): ProviderFilingForm {
  return placed(form, path.split('.'), value) as ProviderFilingForm;
}

function partOf(whole: unknown, step: string): unknown {
  if (Array.isArray(whole)) return whole[placeIn(whole, step)];
  return typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[step] : undefined;
}

function placed(whole: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const part = placed(partOf(whole, step), rest, value);
  if (Array.isArray(whole)) return whole.with(placeIn(whole, step), part);
  const { [step]: _, ...others } = (whole ?? {}) as Record<string, unknown>;
  return part === undefined ? others : { ...others, [step]: part };
}

function placeIn(list: Extract<Whole, readonly unknown[]>, step: string): number {
  const byKey = list.findIndex((item) => (item as { readonly key?: string } | undefined)?.key === step);
  return byKey === -1 ? Number(step) : byKey;
}
