import type { FileId, OrganisationId } from '../../../policy/ids.ts';
import type { LiaisonForm, LiaisonPeople } from '../../../policy/organisations/liaison-form.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import { FOREVER_SQL } from '../../db/infinity.ts';
import { notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { readPersonalData, storePersonalData } from '../../personal-data.ts';
import { checkAttachedFiles } from './attached-files.ts';
import { ensureNone } from './tree-defects.ts';

export interface Liaison {
  readonly supervisingAuthority: string;
  /** Null once erased. */
  readonly people: LiaisonPeople | null;
  readonly stampedCopy: FileId;
  readonly since: Date;
}

/** Names the head and the system administrator of an organisation (JU-8), in place of those named before. */
export async function nameLiaison(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
  { supervisingAuthority, head, administrator, stampedCopy }: LiaisonForm,
): Promise<Liaison> {
  ensureNone(
    await checkAttachedFiles(tx, occasion, organisationId, [{ field: 'stampedCopy', file: stampedCopy }]),
    1,
  );
  const people = { head, administrator };
  const [digest = Buffer.alloc(0)] = await storePersonalData(tx, occasion, [
    { organisationId, data: people },
  ]);
  await replaceLiaison(tx, occasion, { organisationId, supervisingAuthority, stampedCopy, digest });
  await record(tx, occasion, 'organisation', [
    {
      streamId: organisationId,
      action: 'name-liaison',
      body: { supervisingAuthority, stampedCopy, people: digest.toString('hex') },
    },
  ]);
  return { supervisingAuthority, people, stampedCopy, since: occasion.now };
}

interface NewLiaison {
  readonly organisationId: OrganisationId;
  readonly supervisingAuthority: string;
  readonly stampedCopy: FileId;
  readonly digest: Buffer;
}

async function replaceLiaison(
  tx: Tx,
  { now }: Occasion,
  { organisationId, supervisingAuthority, stampedCopy, digest }: NewLiaison,
): Promise<void> {
  await tx
    .updateTable('liaisons')
    .set({ valid_to: now })
    .where('organisation_id', '=', organisationId)
    .where('valid_to', '=', FOREVER_SQL)
    .execute();
  await tx
    .insertInto('liaisons')
    .values({
      organisation_id: organisationId,
      supervising_authority: supervisingAuthority,
      people: JSON.stringify({ digest: digest.toString('hex') }),
      stamped_copy_file_id: stampedCopy,
      valid_from: now,
    })
    .execute();
}

/**
 * The liaison of today. Reading it from another organisation is itself recorded in the timeline (DX-4).
 * @throws Failure `not-found` when none was named
 */
export async function readLiaison(
  tx: Tx,
  occasion: Occasion,
  organisationId: OrganisationId,
): Promise<Liaison> {
  const row = await tx
    .selectFrom('liaisons')
    .select(['supervising_authority', 'people', 'stamped_copy_file_id', 'valid_from'])
    .where('organisation_id', '=', organisationId)
    .where('valid_to', '=', FOREVER_SQL)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  const isOwn = occasion.actor.memberships.some((membership) => membership.organisationId === organisationId);
  if (!isOwn)
    await record(tx, occasion, 'organisation', [
      { streamId: organisationId, action: 'read-personal-data', body: { what: 'liaison' } },
    ]);
  const { digest } = row.people as { digest: string };
  const people = (await readPersonalData(tx, Buffer.from(digest, 'hex'))) as LiaisonPeople | undefined;
  return {
    supervisingAuthority: row.supervising_authority,
    people: people ?? null,
    stampedCopy: row.stamped_copy_file_id,
    since: row.valid_from,
  };
}
