import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import { buildApp } from './app.ts';
import { startBackground } from './background.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { claimDataFolder } from './db/data-folder.ts';
import { openDatabase } from './db/database.ts';
import { errorCode } from './db/error-code.ts';
import { prepareDatabase } from './db/prepare.ts';
import type { DB } from './db/types.generated.ts';
import { findBanner } from './demonstration.ts';
import { featureListeners } from './features.ts';
import { folderFileStore } from './files/folder-file-store.ts';
import { prepareForWork } from './first-start.ts';
import type { App } from './http/fastify.ts';
import { jobQueue } from './jobs/database-job-queue.ts';
import type { Services } from './services.ts';
import { StartRefusal } from './start-refusal.ts';

export interface RunningServer {
  /** Where a browser on this machine reaches it. */
  readonly url: string;
  /** Answers what has been asked, then lets go of everything, the database last. */
  readonly stop: () => Promise<void>;
}

/** @throws StartRefusal, having let go of what it had taken */
export async function startServer(config: Config): Promise<RunningServer> {
  const held: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let release = held.pop(); release !== undefined; release = held.pop()) await release();
  };
  try {
    const claim = claimDataFolder(config.dataDir, config.port);
    held.push(claim.release);
    const log = pino({ level: config.logLevel });
    const prepared = await prepareDatabase(config, { log, keepRunning: true });
    held.push(prepared.stop);
    const { db, close } = openDatabase(prepared.url, FOR_REQUESTS);
    held.push(close);
    const background = openDatabase(prepared.url, FOR_BACKGROUND);
    held.push(background.close);
    const services = servicesOf(
      config,
      { db, background: background.db },
      { banner: await findBanner(db), log },
    );
    await prepareForWork(background.db, services);
    const app = await buildApp(services, {
      logger: log,
      trustProxy: config.trustProxy,
      attachmentLimitBytes: config.attachmentLimitBytes,
    });
    held.push(() => app.close());
    held.push(await startBackground({ ...services, db: background.db }, config, log));
    await listen(app, config);
    return { url: urlOf(app, config), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** With the ten seconds for a connection nobody waits for longer than half a minute, even if the database hangs. */
const FOR_REQUESTS = { max: 20, applicationName: 'registry server', statementTimeoutMs: 15_000 };
/** Jobs and what is due by the clock work on large sets, and take no connection from those who wait. */
const FOR_BACKGROUND = { max: 6, applicationName: 'registry background' };

function servicesOf(
  config: Config,
  { db, background }: { readonly db: Kysely<DB>; readonly background: Kysely<DB> },
  { banner, log }: { readonly banner: string | null; readonly log: Logger },
): Services {
  const clock = systemClock;
  const listeners = featureListeners;
  return {
    db,
    clock,
    listeners,
    files: folderFileStore(join(config.dataDir, 'files')),
    jobs: jobQueue({ db: background, clock, listeners, log }),
    outsideSources: [],
    banner,
  };
}

async function listen(app: App, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    throw new StartRefusal(
      `端口 ${port} 已被其他程序占用。请用 PORT 指定另一个端口，例如 PORT=${port + 1}。`,
    );
  }
}

function urlOf(app: App, { host }: Config): string {
  const address = app.server.address();
  const port = address === null || typeof address === 'string' ? '' : `:${address.port}`;
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
  return `http://${everywhere ? 'localhost' : host}${port}`;
}
