import type { OrganisationId } from '../../src/policy/ids.ts';
import { transaction } from '../../src/server/db/database.ts';
import { featureListeners } from '../../src/server/features.ts';
import { putInOutbox } from '../../src/server/jobs/outbox.ts';
import { addAddress } from '../../src/server/notifications/addresses.ts';
import { occasionOfProgram } from '../../src/server/occasion.ts';
import type { TestApp } from '../app-on-database.ts';

/** A mailbox that was confirmed, and whose mails its server refused. */
export async function aRefusedMailbox(
  { database: { db }, now }: TestApp,
  at: OrganisationId,
  mails = 1,
): Promise<void> {
  const occasion = occasionOfProgram('test', now, featureListeners);
  await transaction(db, async (tx) => {
    const id = await addAddress(tx, occasion, at, { channel: 'mail', address: `refused${at}@example.cn` });
    await tx.updateTable('notification_addresses').set({ confirmed_at: now }).where('id', '=', id).execute();
    await tx.deleteFrom('outbox').where('topic', '=', 'mail').execute();
    await putInOutbox(
      tx,
      occasion,
      Array.from({ length: mails }, () => ({ topic: 'mail' as const, body: { address: id } })),
    );
    await tx
      .updateTable('outbox')
      .set({ given_up_at: now, attempts: 1, fault: 'smtp-550' })
      .where('topic', '=', 'mail')
      .execute();
  });
}
