import type { OrganisationId } from '../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../policy/legal-day.ts';
import type { Reader } from '../server/db/database.ts';

/** The command line's now. */
export function present(): { readonly now: Date; readonly today: LegalDay } {
  const now = new Date();
  return { now, today: legalDayOf(now) };
}

/** The authority that somebody names; undefined for the default. @throws UsageError when there is none */
export async function askingAuthority(
  db: Reader,
  text: string | undefined,
): Promise<OrganisationId | undefined> {
  if (text === undefined) return undefined;
  const { findOrganisation } = await import('./find-organisation.ts');
  const { id } = await findOrganisation(db, text);
  return id;
}
