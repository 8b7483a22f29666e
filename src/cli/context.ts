import type { Config } from '../server/config.ts';
import type { Database } from '../server/db/database.ts';
import type { CommandContext } from './command.ts';
import { errorLog } from './error-log.ts';

export function contextOf(config: Config): CommandContext {
  return {
    config,
    withDatabase: (work) => withDatabase(config, work),
    print: (line) => console.log(line),
  };
}

/** What handles the database is loaded only by the commands that need it. */
async function withDatabase<T>(config: Config, work: (db: Database['db']) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('../server/db/database.ts');
  const { prepareDatabase } = await import('../server/db/prepare.ts');
  const prepared = await prepareDatabase(config, { log: errorLog });
  const { db, close } = openDatabase(prepared.url, {
    applicationName: 'registry command',
    statementTimeoutMs: 0,
  });
  try {
    return await work(db);
  } finally {
    await close();
    await prepared.stop();
  }
}
