import type { Log } from '../server/db/log.ts';

/** Standard output belongs to what the command was asked for. */
export const errorLog: Log = {
  info: (message) => console.error(message),
  warn: (message) => console.error(message),
};
