import type { ExternalFiling } from '../../../policy/register/facts.ts';
import { becauseOf } from '../../../policy/register/status-notice.ts';
import type { RegisterAppRow } from './apps.ts';

/** What a list may say of a record, as the register stores it. */
export type ExternalRecord = Pick<
  RegisterAppRow,
  | 'number'
  | 'name'
  | 'kind'
  | 'origin'
  | 'provider_name'
  | 'platforms'
  | 'function_types'
  | 'audience'
  | 'advertisements'
  | 'games'
  | 'charges'
  | 'status'
  | 'status_since'
  | 'status_reason'
  | 'filed_on'
  | 'source'
  | 'checked_on'
>;

/**
 * The record after the list; what the list does not say stays as it is known. A change of status is taken over apart, by
 * an action of its own.
 */
export function recordAfter(filing: ExternalFiling, known: RegisterAppRow | undefined): ExternalRecord {
  const before = known ?? NOTHING;
  return {
    number: filing.number ?? before.number,
    name: filing.name,
    kind: filing.kind,
    origin: filing.origin,
    provider_name: filing.providerName,
    platforms: [...(filing.platforms ?? before.platforms)],
    function_types: [...(filing.functionTypes ?? before.function_types)],
    audience: [...(filing.audience ?? before.audience)],
    advertisements: told(filing.advertisements, before.advertisements),
    games: told(filing.games, before.games),
    charges: told(filing.charges, before.charges),
    filed_on: filing.filedOn ?? before.filed_on,
    source: filing.source,
    checked_on: filing.checkedOn,
    ...statusAfter(filing, known),
  };
}

const NOTHING: Pick<
  ExternalRecord,
  'number' | 'platforms' | 'function_types' | 'audience' | 'advertisements' | 'games' | 'charges' | 'filed_on'
> = {
  number: null,
  platforms: [],
  function_types: [],
  audience: [],
  advertisements: null,
  games: null,
  charges: null,
  filed_on: null,
};

/** Null says that it is unknown, undefined says nothing. */
function told(said: boolean | null | undefined, known: boolean | null): boolean | null {
  return said === undefined ? known : said;
}

function statusAfter(
  filing: ExternalFiling,
  known: RegisterAppRow | undefined,
): Pick<ExternalRecord, 'status' | 'status_since' | 'status_reason'> {
  const { status, statusSince: status_since, statusReason, source } = filing;
  if (known !== undefined && known.status !== status) {
    return { status: known.status, status_since: known.status_since, status_reason: known.status_reason };
  }
  const because = statusReason === undefined ? undefined : becauseOf(statusReason, source);
  return { status, status_since, status_reason: because ?? known?.status_reason ?? null };
}

/** Field by field what is new, for the timeline. */
export function differences(
  before: RegisterAppRow,
  after: ExternalRecord,
): Record<string, { from: unknown; to: unknown }> {
  const keys = Object.keys(after) as (keyof ExternalRecord)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, { from: before[key], to: after[key] }]));
}
