type Parts = Readonly<Record<string, unknown>>;

/** What stands at a path of a form: items of lists by key or by place, as in `apps.a1.packages.0.version`. */
export function valueAt(form: object, path: string): unknown {
  return path.split('.').reduce<unknown>((whole, step) => partOf(whole, step), form);
}

/** The same form with something else there; blanks and empty lists are left out, and with them what holds nothing else. */
export function withValueAt<Form extends object>(form: Form, path: string, value: unknown): Form {
  return placed(form, path.split('.'), value) as Form;
}

function partOf(whole: unknown, step: string): unknown {
  if (Array.isArray(whole)) return whole[placeIn(whole, step)];
  return typeof whole === 'object' && whole !== null ? (whole as Parts)[step] : undefined;
}

function placed(whole: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const part = placed(partOf(whole, step), rest, value);
  // An item keeps its place in the list, whatever it holds.
  if (Array.isArray(whole)) return whole.with(placeIn(whole, step), part);
  const { [step]: before, ...others } = (whole ?? {}) as Parts;
  return isNothing(part) ? others : { ...(whole as Parts), [step]: part };
}

function placeIn(list: readonly unknown[], step: string): number {
  const byKey = list.findIndex((item) => (item as { readonly key?: string } | undefined)?.key === step);
  return byKey === -1 ? Number(step) : byKey;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
