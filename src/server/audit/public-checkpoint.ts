import type { Selectable } from 'kysely';
import type { DB } from '../db/types.generated.ts';
import type { SignedCheckpoint } from './checkpoint-form.ts';

export type CheckpointRow = Selectable<DB['checkpoints']>;

/** As the API publishes it and the file of published checkpoints holds it: all that is needed to verify it. */
export function publicCheckpoint(row: CheckpointRow): SignedCheckpoint {
  return {
    number: row.number,
    madeAt: row.made_at.toISOString(),
    leafCount: row.leaf_count,
    previousRoot: row.previous_root.toString('hex'),
    root: row.root.toString('hex'),
    settledPosition: row.settled_position,
    sealedPosition: row.sealed_position,
    nextTransaction: row.next_transaction,
    keyId: row.key_id,
    signature: row.signature.toString('hex'),
  };
}
