import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Purpose } from '../../../policy/use-filing/form.ts';
import type { FilingDraft } from './filing-draft.ts';
import type { ShownVerdict } from './live-verdict.ts';
import { appQuery, checkQuery, type RegisterApp, type Unit, type UseFiling } from './queries.ts';

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
