import { hasContent } from '../has-content.ts';
import type { ProviderFilingForm } from './form.ts';
import { findItem, labelOf, placedFields } from './placed-fields.ts';

/** What one field, or one system or app as a whole, held in an earlier form and holds in a later one. */
export interface Difference {
  /** As {@link labelOf} takes it: items of lists by key. */
  readonly path: string;
  readonly label: string;
  /** Undefined for what was added. */
  readonly before: unknown;
  /** Undefined for what was removed. */
  readonly after: unknown;
}

/**
 * What changed between two forms, field by field, then the systems and apps that were removed or added, each as a whole.
 * Systems and apps are compared by key; the order in a list says nothing, and what is blank is not there.
 */
export function differences(before: ProviderFilingForm, after: ProviderFilingForm): Difference[] {
  return [...changedFields(before, after), ...removedOrAdded(before, after)];
}

/** Paths of everything that changed between two forms. */
export function changedPaths(before: ProviderFilingForm, after: ProviderFilingForm): string[] {
  return differences(before, after).map(({ path }) => path);
}

function changedFields(before: ProviderFilingForm, after: ProviderFilingForm): Difference[] {
  const earlier = new Map(placedFields(before, 'first').map(({ path, value }) => [path, value]));
  return placedFields(after, 'first')
    .filter(({ path }) => earlier.has(path))
    .map(({ path, label, value }) => ({ path, label, before: earlier.get(path), after: value }))
    .filter((one) => canonical(one.before) !== canonical(one.after));
}

function removedOrAdded(before: ProviderFilingForm, after: ProviderFilingForm): Difference[] {
  const removed = itemPaths(before).filter((path) => findItem(after, path) === undefined);
  const added = itemPaths(after).filter((path) => findItem(before, path) === undefined);
  return [
    ...removed.map((path) => ({
      path,
      label: labelOf(before, path),
      before: findItem(before, path),
      after: undefined,
    })),
    ...added.map((path) => ({
      path,
      label: labelOf(after, path),
      before: undefined,
      after: findItem(after, path),
    })),
  ];
}

function itemPaths({ systems = [], apps = [] }: ProviderFilingForm): string[] {
  return [...systems.map(({ key }) => `systems.${key}`), ...apps.map(({ key }) => `apps.${key}`)];
}

/** The same text for whatever means the same: keys and items in one order, blanks left out. */
function canonical(value: unknown): string {
  if (!hasContent(value)) return '';
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as object).filter(([, part]) => hasContent(part));
  return `{${entries
    .map(([key, part]) => `${key}:${canonical(part)}`)
    .toSorted()
    .join(',')}}`;
}
