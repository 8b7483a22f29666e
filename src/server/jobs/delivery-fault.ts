import type { Tx } from '../db/database.ts';
import type { SeparateMessages, WaitingMessage } from './outbox.ts';

/** Why an effect did not come about. The code holds no address and no text of a message: administrators read it. */
export class DeliveryFault extends Error {
  readonly code: string;
  /** Trying again is of no use. */
  readonly isFinal: boolean;

  constructor(code: string, { isFinal = false, cause }: { isFinal?: boolean; cause?: unknown } = {}) {
    super(code, { cause });
    this.name = 'DeliveryFault';
    this.code = code;
    this.isFinal = isFinal;
  }
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** Null once delivered. What has waited too long, such as behind a server that was not there, is not tried any more. */
export async function tryToDeliver(
  message: WaitingMessage,
  { deliver, giveUpAfterMs }: SeparateMessages,
  now: Date,
): Promise<DeliveryFault | null> {
  if (now.getTime() - message.causedAt.getTime() > giveUpAfterMs)
    return new DeliveryFault('expired', { isFinal: true });
  try {
    await deliver(message);
    return null;
  } catch (error) {
    return error instanceof DeliveryFault ? error : new DeliveryFault('unexpected', { cause: error });
  }
}

/** Tried again after 1, 2, 4 … minutes, at most an hour, until it is given up for good. */
export async function noteFault(
  tx: Tx,
  { id, attempts, causedAt }: WaitingMessage,
  { code, isFinal }: DeliveryFault,
  { now, giveUpAfterMs }: { readonly now: Date; readonly giveUpAfterMs: number },
): Promise<void> {
  const next = new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** Math.min(attempts, 10), LONGEST_WAIT_MS));
  const isOver = isFinal || next.getTime() - causedAt.getTime() > giveUpAfterMs;
  await tx
    .updateTable('outbox')
    .set({ attempts: attempts + 1, fault: code, next_attempt_at: next, given_up_at: isOver ? now : null })
    .where('id', '=', id)
    .execute();
}
