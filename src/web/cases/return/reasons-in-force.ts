import type { Schema } from '../../api/client.ts';

export type Returned = Pick<Schema<'UseFiling'>, 'state' | 'revision' | 'returnReasons' | 'clock'>;

/** What the authority asked for with its last return, until it is submitted again. */
export function reasonsInForce({ state, revision, returnReasons }: Returned): Returned['returnReasons'] {
  return state === 'returned' ? returnReasons.filter((each) => each.revision === revision) : [];
}
