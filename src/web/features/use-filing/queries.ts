import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { LegalDay } from '../../../policy/legal-day.ts';
import type { AppKind, Stage, UsingUnitNature } from '../../../policy/option-lists.ts';
import type { ContentOption, PermissionOption } from '../../../policy/settings/options.ts';
import type { Option, UsingUnit } from '../../../policy/use-filing/facts.ts';
import type { Purpose } from '../../../policy/use-filing/form.ts';
import { api, dataOf, type Schema } from '../../api/client.ts';
import { isOffered } from '../../cases/is-offered.ts';

export type UseFiling = Schema<'UseFiling'>;
export type RegisterUse = Schema<'RegisterUse'>;
export type RegisterApp = Schema<'RegisterApp'>;

export const USE_KINDS = ['use-filing', 'use-stop', 'no-use-declaration'] as const;
export type UseKind = (typeof USE_KINDS)[number];
const RARELY_CHANGES = 300_000;
const PAGE = 100;

/** What the roster and the settings of the day say about a using unit. */
export interface Unit extends UsingUnit {
  readonly id: number;
  readonly name: string;
  readonly today: LegalDay;
  readonly scenes: readonly Option[];
  readonly contents: readonly ContentOption[];
  readonly permissions: readonly PermissionOption[];
  readonly oldestTarget: number;
  readonly kindsInScope: readonly AppKind[];
}

export const unitQuery = (id: number) =>
  queryOptions({
    queryKey: ['using-unit', id],
    queryFn: async (): Promise<Unit> => {
      const asked = { params: { path: { id } } };
      const [organisation, settings] = await Promise.all([
        dataOf(api.GET('/api/v1/organisations/{id}', asked)),
        dataOf(api.GET('/api/v1/organisations/{id}/settings', asked)),
      ]);
      const setting = (key: string): unknown => settings.items.find((item) => item.key === key)?.value;
      return {
        id,
        name: organisation.name,
        kind: organisation.kind as UsingUnitNature,
        stages: organisation.stages as Stage[],
        hasCreditCode: organisation.creditCode !== null,
        today: settings.day as LegalDay,
        scenes: (setting('options.scenes') ?? []) as Option[],
        contents: (setting('options.content') ?? []) as ContentOption[],
        permissions: (setting('options.permissions') ?? []) as PermissionOption[],
        oldestTarget: (setting('packages.oldest-target') ?? 0) as number,
        kindsInScope: (setting('scope.use-filing') ?? []) as AppKind[],
      };
    },
    staleTime: RARELY_CHANGES,
  });

export function readFiling(id: number): Promise<UseFiling> {
  return dataOf(api.GET('/api/v1/use-filings/{id}', { params: { path: { id } } }));
}

/** What may be typed in: a draft, and what was returned, of a first filing or an amendment. */
export function isEditable(filing: UseFiling): boolean {
  return isForm(filing.purpose) && isOffered(filing, 'submit');
}

/** Stops and declarations of no use have no form to be filled in part by part. */
export function isForm(purpose: UseFiling['purpose']): purpose is Purpose {
  return purpose === 'first' || purpose === 'amendment';
}

/** Below the case's own key, so that it is read again when something was done to the case. */
export const filingQuery = (id: number) =>
  queryOptions({
    queryKey: ['cases', id, 'use-filing'],
    queryFn: () => readFiling(id),
  });

/** What the rules say: of a saved draft, or of what was submitted. */
export const checkQuery = (id: number, draftVersion: number) =>
  queryOptions({
    queryKey: ['cases', id, 'use-filing-check', draftVersion],
    queryFn: () => dataOf(api.GET('/api/v1/use-filings/{id}/check', { params: { path: { id } } })),
    retry: false,
  });

/** A record of the register by its id. */
export const appQuery = (id: number | undefined) =>
  queryOptions({
    queryKey: ['register-app', id],
    queryFn: () =>
      dataOf(api.GET('/api/v1/register/apps/{number}', { params: { path: { number: String(id) } } })),
    enabled: id !== undefined,
    staleTime: RARELY_CHANGES,
    retry: false,
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['register-search', q],
    queryFn: () => dataOf(api.GET('/api/v1/register/apps', { params: { query: { q, limit: 20 } } })),
    enabled: q.length >= 2,
  });

/** What the unit has in force, as anybody may read it. */
export const usesQuery = (unit: number) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'uses-of', unit],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/register/organisations/{id}/uses', {
          params: {
            path: { id: unit },
            query: { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export interface UnitCases {
  /** Drafts and what was returned: the unit's move. */
  readonly toDo: readonly Schema<'Case'>[];
  /** Submitted: the authority's move. */
  readonly waiting: readonly Schema<'Case'>[];
  /** The last confirmation was one of a declaration of no use, which no use has ended since. */
  readonly declared: boolean;
}

export const unitCasesQuery = (unit: number) =>
  queryOptions({
    queryKey: ['cases', 'of-unit', unit],
    queryFn: async (): Promise<UnitCases> => {
      const [toDo, waiting, uses, declarations] = await Promise.all([
        casesOf(unit, { awaits: 'owner' }),
        casesOf(unit, { awaits: 'authority' }),
        casesOf(unit, { awaits: 'nobody', kind: 'use-filing', state: 'confirmed' }),
        casesOf(unit, { awaits: 'nobody', kind: 'no-use-declaration', state: 'confirmed' }),
      ]);
      return { toDo, waiting, declared: latest(declarations) > latest(uses) };
    },
  });

interface Asked {
  readonly awaits: 'owner' | 'authority' | 'nobody';
  readonly kind?: string;
  readonly state?: string;
}

async function casesOf(ownerId: number, asked: Asked): Promise<Schema<'Case'>[]> {
  const query = { view: 'supervise' as const, ownerId, limit: 200, ...asked };
  const { items } = await dataOf(api.GET('/api/v1/cases', { params: { query } }));
  return items.filter(({ kind }) => USE_KINDS.some((each) => each === kind));
}

function latest(cases: readonly Schema<'Case'>[]): string {
  return cases.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), '');
}
