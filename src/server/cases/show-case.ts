import type { z } from 'zod';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import { getCase } from '../access.ts';
import { calendarOf } from '../calendar/calendar.ts';
import type { Reader } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';
import { viewOfCase } from './case-view.ts';
import { findNames } from './organisation-names.ts';
import type { caseView } from './schema.ts';

/** One case, whatever its kind. @throws Failure `not-found` outside the actor's reach */
export async function showCase(
  db: Reader,
  occasion: Occasion,
  id: CaseId,
): Promise<z.infer<typeof caseView>> {
  return viewOfRow(db, occasion, await getCase(db, occasion.actor, id));
}

/** As it is now, with the names of owner and authority. */
export async function viewOfRow(
  db: Reader,
  { today }: Occasion,
  row: CaseRow,
): Promise<z.infer<typeof caseView>> {
  const names = await findNames(db, [row.owner_id, row.authority_id]);
  const name = (organisation: OrganisationId): string => names.get(organisation) ?? '';
  const item = { ...row, owner_name: name(row.owner_id), authority_name: name(row.authority_id) };
  return viewOfCase(item, { today, calendar: await calendarOf(db) });
}
