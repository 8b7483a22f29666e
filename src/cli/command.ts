import type { Config } from '../server/config.ts';
import type { Database } from '../server/db/database.ts';

/** One command of `./registry`, in a file of its own name. */
export interface Command {
  readonly name: string;
  /** One line of the list, Chinese. */
  readonly summary: string;
  /** What follows the name, such as `<日期> [--format tsv]`. */
  readonly usage: string;
  /** Exit code; 0 unless it says otherwise. @throws UsageError when the arguments are wrong */
  readonly run: (args: string[], context: CommandContext) => Promise<number | void>;
}

export interface CommandContext {
  readonly config: Config;
  /** Joins the running database, or starts it for as long as the work takes. */
  readonly withDatabase: <T>(work: (db: Database['db']) => Promise<T>) => Promise<T>;
  /** A line on standard output. */
  readonly print: (line: string) => void;
}

/** Wrong arguments: the message and the command's usage are shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
