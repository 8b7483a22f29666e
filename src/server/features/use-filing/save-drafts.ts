import { sql } from 'kysely';
import { draftSavedElsewhere } from '../../cases/conflict.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureEditable, ensureMayFile, type Filing } from './filing.ts';

export interface DraftToSave {
  readonly filing: Filing;
  readonly form: object;
  /** The version that was typed into; the one just read, if absent. */
  readonly draftVersion?: number;
}

/**
 * Autosave: keeps what was typed in drafts or returned filings, all or none, without an entry.
 * @throws Failure `conflict` when one of them was saved by another tab since
 */
export async function saveDrafts(tx: Tx, occasion: Occasion, saves: readonly DraftToSave[]): Promise<void> {
  for (const { filing } of saves) {
    ensureMayFile(occasion, filing);
    ensureEditable(filing);
  }
  const { numAffectedRows } = await sql`
    UPDATE use_filings SET draft = item.form, draft_version = use_filings.draft_version + 1
    FROM unnest(${saves.map(({ filing }) => filing.row.id)}::bigint[],
      ${saves.map(({ filing, draftVersion }) => draftVersion ?? filing.details.draft_version)}::int[],
      ${saves.map(({ form }) => JSON.stringify(form))}::jsonb[]) AS item(id, draft_version, form)
    WHERE use_filings.case_id = item.id AND use_filings.draft_version = item.draft_version`.execute(tx);
  if (Number(numAffectedRows ?? 0) === saves.length) return;
  throw draftSavedElsewhere();
}
