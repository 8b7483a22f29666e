import type { FilingPeople } from '../../../policy/use-filing/form.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { readPersonalData } from '../../personal-data.ts';
import type { Filing } from './filing.ts';

/** The people named in the last submission, unmasked; that they were read stands in the timeline (DX-4). */
export async function readPeople(
  tx: Tx,
  occasion: Occasion,
  { row, details }: Filing,
): Promise<FilingPeople> {
  const revision = await tx
    .selectFrom('use_filing_revisions')
    .select('personal_digest')
    .where('case_id', '=', row.id)
    .where('revision', '=', details.revision)
    .executeTakeFirst();
  await record(tx, occasion, 'case', [
    { streamId: row.id, action: 'read-personal-data', body: { revision: details.revision } },
  ]);
  const digest = revision?.personal_digest ?? null;
  if (digest === null) return {};
  return (await readPersonalData(tx, digest)) ?? {};
}
