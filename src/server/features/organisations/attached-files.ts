import type { FileId, OrganisationId } from '../../../policy/ids.ts';
import type { AttachedFile } from '../../../policy/organisations/profile-form.ts';
import { attachmentRules } from '../../../policy/organisations/rules.ts';
import type { Tx } from '../../db/database.ts';
import { USABLE } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { checkEach, type ItemViolation } from './tree-defects.ts';

/** What is wrong with the files that a form of the organisation refers to. */
export async function checkAttachedFiles(
  tx: Tx,
  { today }: Occasion,
  organisationId: OrganisationId,
  attached: readonly AttachedFile[],
): Promise<ItemViolation[]> {
  const own = await ownFiles(tx, organisationId, attached);
  return checkEach(attachmentRules, [{ attached, own }], today);
}

async function ownFiles(
  tx: Tx,
  organisationId: OrganisationId,
  attached: readonly AttachedFile[],
): Promise<Set<FileId>> {
  if (attached.length === 0) return new Set();
  const rows = await tx
    .selectFrom('files')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('scan', 'in', USABLE)
    .where(
      'id',
      'in',
      attached.map(({ file }) => file),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}
