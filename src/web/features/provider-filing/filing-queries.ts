import { queryOptions } from '@tanstack/react-query';
import type { PackageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { Verdict } from '../../../policy/rule.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { isOffered } from '../../cases/is-offered.ts';

export type Filing = Omit<Schema<'ProviderFiling'>, 'form'> & { readonly form: ProviderFilingForm };
/** With the rules in force there, as far as they can be checked here. */
export type Ground = Schema<'ProviderFilingGround'> & {
  readonly verdictOf: (form: ProviderFilingForm, reports: ReadonlyMap<FileId, PackageReport>) => Verdict;
};

const NOT_FOUND = 404;

const path = (id: number) => ({ params: { path: { id } } });

export async function readFiling(id: number): Promise<Filing> {
  return (await dataOf(api.GET('/api/v1/provider-filings/{id}', path(id)))) as Filing;
}

/** Below the case's key, so that whatever changes the case has it read again. */
export const filingQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'provider-filing'],
    queryFn: () => readFiling(id),
  });

/** Options, scope and circumstances of the authority that it is filed with. */
export const groundQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'ground'],
    queryFn: async (): Promise<Ground> => {
      const rules = import('./live-verdict.ts');
      const known = await dataOf(api.GET('/api/v1/provider-filings/{id}/ground', path(id)));
      const { liveVerdict } = await rules;
      return { ...known, verdictOf: (form, reports) => liveVerdict(form, known, reports) };
    },
    staleTime: 60_000,
  });

export const verificationQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'verification'],
    queryFn: () => dataOf(api.GET('/api/v1/provider-filings/{id}/verification', path(id))),
  });

export const receiptQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'receipt'],
    queryFn: () => dataOf(api.GET('/api/v1/provider-filings/{id}/receipt', path(id))),
  });

export const authoritiesQuery = queryOptions({
  queryKey: ['provider-filing', 'authorities'],
  queryFn: () => dataOf(api.GET('/api/v1/provider-filings/authorities')),
});

export type Showing = Awaited<ReturnType<typeof readShowing>>;

const readShowing = (id: number) => dataOf(api.GET('/api/v1/register/apps/{id}/showing', path(id)));

/** Null for whoever may not read the filing. */
export const showingQuery = (id: number) =>
  queryOptions({
    queryKey: ['records', id, 'showing'],
    queryFn: () => readShowing(id).catch(nullIfNotFound),
  });

/** The published apps of a provider; whoever has none yet is not in the register. */
export const publishedQuery = (id: number) =>
  queryOptions({
    queryKey: ['provider-filing', 'published', id],
    queryFn: async (): Promise<{ readonly items: readonly Schema<'RegisterApp'>[] }> => {
      const params = { path: { id }, query: { limit: 100 } };
      const found = await dataOf(api.GET('/api/v1/register/providers/{id}', { params })).catch(
        nullIfNotFound,
      );
      return found ?? { items: [] };
    },
  });

function nullIfNotFound(error: unknown): null {
  if (error instanceof Problem && error.status === NOT_FOUND) return null;
  throw error;
}

/** What may be typed in: a draft, and what was returned. */
export function isEditable(filing: Filing): boolean {
  return (filing.state === 'draft' || filing.state === 'returned') && isOffered(filing, 'submit');
}
