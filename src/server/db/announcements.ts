import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Committed changes of what is published; the trigger of `register_changes` announces them. */
export const PUBLISHED = 'published';

export interface Ears {
  /** The connection stands: whatever is announced from now on is heard. */
  readonly begin: () => void;
  readonly hear: () => void;
  /** The connection is lost: announcements are missed until it begins again. */
  readonly end: () => void;
}

const AGAIN_AFTER_MS = 500;
/** A connection that answers nothing for two of these is taken for lost. */
const PROOF_EVERY_MS = 5_000;

/** Listens on one connection of its own, and connects again whenever it is lost, until the function returned is called. */
export function listenTo(url: string, channel: string, ears: Ears): () => Promise<void> {
  const stopping = new AbortController();
  const going = listenAgain(url, channel, ears, stopping.signal);
  return async () => {
    stopping.abort();
    await going;
  };
}

async function listenAgain(url: string, channel: string, ears: Ears, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(url, channel, ears, signal).catch(() => undefined);
    await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Until the connection is lost or the signal comes. */
async function listenOnce(url: string, channel: string, ears: Ears, signal: AbortSignal): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'registry announcements',
    query_timeout: PROOF_EVERY_MS,
    connectionTimeoutMillis: PROOF_EVERY_MS,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  client.on('notification', ears.hear);
  const over = AbortSignal.any([lost.signal, signal]);
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    ears.begin();
    while (!over.aborted) {
      await sleep(PROOF_EVERY_MS, undefined, { signal: over });
      await client.query('SELECT');
    }
  } finally {
    ears.end();
    // A server that hangs would keep an orderly end waiting.
    await Promise.race([client.end(), sleep(AGAIN_AFTER_MS)]).catch(() => undefined);
  }
}
