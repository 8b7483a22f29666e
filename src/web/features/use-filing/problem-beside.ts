import { hasContent } from '../../../policy/has-content.ts';
import { isFilledIn, useFilingFields } from '../../../policy/use-filing/fields.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import { placeInProviderForm } from '../../../policy/use-filing/own-app.ts';
import { Problem } from '../../api/problem.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import type { Entry } from './controls.ts';
import type { ShownVerdict } from './live-verdict.ts';

export const COMPLETENESS: ReadonlySet<string> = new Set([
  'use-filing/the-form-is-complete',
  'provider-filing/the-form-is-complete',
]);
type Found = ShownVerdict['violations'][number];

/** Whether that is to be said below an answer; of what a provider answers in several parts, below the whole. */
export function standsBelow({ field }: Pick<Found, 'field'>, name: string): boolean {
  const isInside = placeInProviderForm(name) !== undefined && field?.startsWith(`${name}.`) === true;
  return field === name || isInside;
}

/** In which part of the form the field at fault stands. */
export function sectionOf(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  return useFilingFields.find(({ path }) => path === field || field.startsWith(`${path}.`))?.section;
}

interface Typing {
  readonly form: UseFilingForm;
  readonly entries: readonly Entry[];
  readonly touched: ReadonlySet<string>;
  /** Submitting has been tried: then everything missing is named. */
  readonly isChecked: boolean;
}

const ENTERED_LATER = new Set(['text', 'paragraph', 'names', 'day', 'file', 'app']);

/** What stands beside the fields: nobody is told off for what he has not come to yet. */
export function problemBeside({ violations }: ShownVerdict, typing: Typing): Problem {
  const defects = violations.filter((found) => typing.isChecked || isDue(found, typing));
  return new Problem({ title: '', status: 422, defects });
}

function isDue({ field, rule }: Found, { form, entries, touched }: Typing): boolean {
  if (field === undefined) return false;
  if (placeInProviderForm(field) !== undefined) return touched.has(field) || hasContent(valueAt(form, field));
  const entry = entries.find(({ name }) => name === field);
  if (touched.has(entry?.path ?? field)) return true;
  const isToCome = entry !== undefined && ENTERED_LATER.has(entry.control.kind) && !isFilledIn(form, field);
  return !COMPLETENESS.has(rule) && !isToCome;
}
