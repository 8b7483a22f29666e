import { type Actor, may } from '../../../policy/access/grants.ts';
import type { FileId } from '../../../policy/ids.ts';
import { profileFiles } from '../../../policy/organisations/profile-form.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { notFound } from '../../errors.ts';
import type { FileRow } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { findProfile } from './profile.ts';
import { placedOrganisation } from './reach.ts';
import type { Standing } from './standing.ts';

/**
 * A document of the profile, for whoever may see the organisation; or the stamped form, for whoever may read the
 * liaison, which is recorded like the reading of the form itself (DX-4).
 * @throws Failure `not-found`
 */
export async function getDocument(
  tx: Tx,
  occasion: Occasion,
  organisation: Standing,
  fileId: FileId,
): Promise<FileRow> {
  const documents = profileFiles(await findProfile(tx, organisation.id));
  if (!documents.some(({ file }) => file === fileId))
    await admitToStampedForm(tx, occasion, organisation, fileId);
  const row = await tx
    .selectFrom('files')
    .selectAll()
    .where('id', '=', fileId)
    .where('organisation_id', '=', organisation.id)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

async function admitToStampedForm(
  tx: Tx,
  occasion: Occasion,
  organisation: Standing,
  fileId: FileId,
): Promise<void> {
  const current = await tx
    .selectFrom('liaisons')
    .select('stamped_copy_file_id')
    .where('organisation_id', '=', organisation.id)
    .where('valid_to', '=', FOREVER_SQL)
    .executeTakeFirst();
  const isReadable = may(occasion.actor, 'liaison.read', placedOrganisation(organisation));
  if (current?.stamped_copy_file_id !== fileId || !isReadable) throw notFound();
  if (!isOwn(occasion.actor, organisation))
    await record(tx, occasion, 'organisation', [
      { streamId: organisation.id, action: 'read-personal-data', body: { what: 'stamped-copy' } },
    ]);
}

function isOwn({ memberships }: Actor, { id }: Standing): boolean {
  return memberships.some(({ organisationId }) => organisationId === id);
}
