import { hasContent } from '../../../policy/has-content.ts';
import type { ProviderFilingForm, Purpose } from '../../../policy/provider-filing/form.ts';
import { type PlacedField, placedFields } from '../../../policy/provider-filing/placed-fields.ts';

/** The fields that are needed as the form stands, may be filled in, or hold something. */
export function askedFields(form: ProviderFilingForm, purpose: Purpose): PlacedField[] {
  return placedFields(form, purpose).filter(
    ({ needed, when, value }) => needed || when === undefined || hasContent(value),
  );
}

/** A key for an item that is added to a list. */
export function newKey(letter: string, items: readonly { readonly key: string }[]): string {
  const numbers = items.map(({ key }) => Number(key.slice(1))).filter(Number.isInteger);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}
