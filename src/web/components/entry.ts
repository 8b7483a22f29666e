type Options = Readonly<Record<string, string>>;

/** How something is entered, on any form. */
export type Control =
  | { readonly kind: 'line'; readonly inputMode?: 'numeric' | 'tel' }
  | { readonly kind: 'paragraph' | 'day' | 'yes-or-no' }
  | { readonly kind: 'one-of' | 'many-of'; readonly options: Options }
  | { readonly kind: 'file'; readonly accept?: string };

export const LINE: Control = { kind: 'line' };
export const PARAGRAPH: Control = { kind: 'paragraph' };
export const DAY: Control = { kind: 'day' };
export const YES_NO: Control = { kind: 'yes-or-no' };
export const FILE: Control = { kind: 'file' };
export const oneOf = (options: Options): Control => ({ kind: 'one-of', options });
export const manyOf = (options: Options): Control => ({ kind: 'many-of', options });

export const YES_OR_NO = { yes: '是', no: '否' } as const;

/** What was entered, in words: codes by their titles. */
export function wordsOf(control: Control, value: unknown): string {
  if (control.kind === 'yes-or-no') return value === true ? YES_OR_NO.yes : YES_OR_NO.no;
  const options = 'options' in control ? control.options : {};
  return [value]
    .flat()
    .map((code) => options[String(code)] ?? String(code))
    .join('、');
}
