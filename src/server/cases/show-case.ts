import type { z } from 'zod';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import { getCase } from '../access.ts';
import { calendarOf } from '../calendar/calendar.ts';
import type { Reader } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { viewOfCase } from './case-view.ts';
import { findNames } from './organisation-names.ts';
import type { caseView } from './schema.ts';

/** One case, whatever its kind. @throws Failure `not-found` outside the actor's reach */
export async function showCase(
  db: Reader,
  { actor, today }: Occasion,
  id: CaseId,
): Promise<z.infer<typeof caseView>> {
  const row = await getCase(db, actor, id);
  const names = await findNames(db, [row.owner_id, row.authority_id]);
  const name = (organisation: OrganisationId): string => names.get(organisation) ?? '';
  const item = { ...row, owner_name: name(row.owner_id), authority_name: name(row.authority_id) };
  return viewOfCase(item, { today, calendar: await calendarOf(db) });
}
