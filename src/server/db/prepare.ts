import { Client } from 'pg';
import { type Config, type ExternalDatabase, OWNER_URL_EXAMPLE } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { assertDurableServer, assertRuntimeRole } from './assertions.ts';
import { startEmbedded } from './embedded.ts';
import { errorCode } from './error-code.ts';
import type { Log } from './log.ts';
import { migrate, pendingMigrations } from './migrate.ts';

export interface PreparedDatabase {
  /** Of the run-time role. */
  readonly url: string;
  /** Of the owner, where it is known. */
  readonly ownerUrl?: string;
  /** Names of the migrations applied just now. */
  readonly migrated: readonly string[];
  /** Stops the embedded database unless others still use it; leaves an external one alone. */
  readonly stop: () => Promise<void>;
}

export interface PrepareOptions {
  readonly log: Log;
  readonly keepRunning?: boolean;
}

/**
 * Makes the configured database ready to use: started or joined, migrated, durable, its run-time role without power
 * over the schema.
 * @throws StartRefusal
 */
export async function prepareDatabase(config: Config, options: PrepareOptions): Promise<PreparedDatabase> {
  if (config.database.kind === 'external') return prepareExternal(config.database);
  const embedded = await startEmbedded({ dataDir: config.dataDir, ...options });
  try {
    const migrated = await migrate(embedded);
    await connected('DATABASE_URL', embedded.runtimeUrl, assertServing);
    return { url: embedded.runtimeUrl, ownerUrl: embedded.ownerUrl, migrated, stop: embedded.stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function prepareExternal({ url, ownerUrl }: ExternalDatabase): Promise<PreparedDatabase> {
  let migrated: string[] = [];
  if (ownerUrl !== undefined) {
    await connected('DATABASE_OWNER_URL', ownerUrl, assertDurableServer);
    migrated = await migrate({ ownerUrl, runtimeUrl: url });
  }
  await connected('DATABASE_URL', url, async (client) => {
    await assertServing(client);
    await refusePending(client);
  });
  return {
    url,
    migrated,
    stop: leaveAlone,
    ...(ownerUrl === undefined ? {} : { ownerUrl }),
  };
}

async function leaveAlone(): Promise<void> {}

async function assertServing(client: Client): Promise<void> {
  await assertDurableServer(client);
  await assertRuntimeRole(client);
}

async function refusePending(client: Client): Promise<void> {
  const [first, ...more] = await pendingMigrations(client);
  if (first === undefined) return;
  throw new StartRefusal(
    `数据库还缺 ${more.length + 1} 个迁移（从 ${first} 起），需要所有者的连接地址才能执行。请设置 DATABASE_OWNER_URL，例如 ${OWNER_URL_EXAMPLE}`,
  );
}

async function connected(
  setting: string,
  connectionString: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const reason = errorCode(error) ?? String(error);
    throw new StartRefusal(
      `连接不上 ${setting} 所指的数据库（${reason}）。请核对地址、口令以及数据库是否在运行。`,
      {
        cause: error,
      },
    );
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
