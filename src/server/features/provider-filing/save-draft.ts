import { sql } from 'kysely';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { draftSavedElsewhere } from '../../cases/conflict.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';
import { ensureEditable, ensureMayFile, type Filing } from './filing.ts';

/**
 * Autosave: keeps what was typed in a draft or a returned filing, without an entry. Returns the new draft version.
 * @throws Failure `conflict` when it was saved by another tab since
 */
export async function saveDraft(
  tx: Tx,
  occasion: Occasion,
  filing: Filing,
  { form, draftVersion }: { readonly form: ProviderFilingForm; readonly draftVersion: number },
): Promise<number> {
  ensureMayFile(occasion, filing);
  ensureEditable(filing);
  const saved = await tx
    .updateTable('provider_filings')
    .set({ draft: JSON.stringify(form), draft_version: sql<number>`draft_version + 1` })
    .where('case_id', '=', filing.row.id)
    .where('draft_version', '=', draftVersion)
    .returning('draft_version')
    .executeTakeFirst();
  if (saved !== undefined) return saved.draft_version;
  throw draftSavedElsewhere();
}
