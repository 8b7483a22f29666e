import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import type { CaseRow } from './case-row.ts';
import { findRevision } from './revisions.ts';

/** A case in which a form is filed, revision by revision. */
export interface FiledCase {
  readonly row: CaseRow;
  readonly details: { readonly revision: number };
}

/** The people named in the last submission, unmasked; that they were read stands in the timeline (DX-4). */
export async function readPeople(
  tx: Tx,
  occasion: Occasion,
  { row, details: { revision } }: FiledCase,
): Promise<unknown> {
  await record(tx, occasion, 'case', [
    { streamId: row.id, action: 'read-personal-data', body: { revision } },
  ]);
  return (await findRevision(tx, row.id, revision))?.people ?? {};
}
