import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isFilledIn, useFilingFields } from '../../../policy/use-filing/fields.ts';
import type { Purpose, UseFilingForm } from '../../../policy/use-filing/form.ts';
import { Problem } from '../../api/problem.ts';
import type { Entry } from './controls.ts';
import type { FilingDraft } from './filing-draft.ts';
import type { ShownVerdict } from './live-verdict.ts';
import { appQuery, checkQuery, type RegisterApp, type Unit, type UseFiling } from './queries.ts';

export const COMPLETENESS = 'use-filing/the-form-is-complete';
type Found = ShownVerdict['violations'][number];

const NOTHING_YET: ShownVerdict = { violations: [], warnings: [] };
/** The page is there before the rules are. */
const rulesQuery = {
  queryKey: ['rules of use filing'],
  queryFn: () => import('./live-verdict.ts'),
  staleTime: Number.POSITIVE_INFINITY,
};

/** What the rules say while one types, and the app that it is about. */
export function useVerdict(
  { id, purpose, app: fixed }: UseFiling,
  { form, version }: FilingDraft,
  unit: Unit,
): { readonly verdict: ShownVerdict; readonly app: RegisterApp | undefined } {
  const picked = form.selfDevelopedSelfUsed === true ? undefined : (form.app?.registerId ?? fixed?.id);
  const app = useQuery(appQuery(picked)).data;
  const answered = useQuery({ ...checkQuery(id, version), placeholderData: keepPreviousData }).data;
  const rules = useQuery(rulesQuery).data;
  const verdict = useMemo(
    () => rules?.liveVerdict({ form, purpose: purpose as Purpose, unit, app }, answered) ?? NOTHING_YET,
    [rules, form, purpose, unit, app, answered],
  );
  return { verdict, app };
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
  const entry = entries.find(({ name }) => name === field);
  if (touched.has(entry?.path ?? field)) return true;
  const isToCome = entry !== undefined && ENTERED_LATER.has(entry.control.kind) && !isFilledIn(form, field);
  return rule !== COMPLETENESS && !isToCome;
}
