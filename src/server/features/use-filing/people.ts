import type { FilingPeople } from '../../../policy/use-filing/form.ts';
import { record } from '../../audit/timeline.ts';
import { findRevision } from '../../cases/revisions.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import type { Filing } from './filing.ts';

/** The people named in the last submission, unmasked; that they were read stands in the timeline (DX-4). */
export async function readPeople(
  tx: Tx,
  occasion: Occasion,
  { row, details }: Filing,
): Promise<FilingPeople> {
  const revision = await findRevision(tx, row.id, details.revision);
  await record(tx, occasion, 'case', [
    { streamId: row.id, action: 'read-personal-data', body: { revision: details.revision } },
  ]);
  return revision?.people ?? {};
}
