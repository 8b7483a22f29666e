import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { type Logger, pino } from 'pino';
import { type AppOptions, buildApp } from './app.ts';
import { startBackground } from './background.ts';
import { loadCertificateKeys } from './certificate-keys.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { listenTo, PUBLISHED } from './db/announcements.ts';
import { claimDataFolder } from './db/data-folder.ts';
import { openDatabase, transaction } from './db/database.ts';
import { errorCode } from './db/error-code.ts';
import { prepareDatabase } from './db/prepare.ts';
import type { DB } from './db/types.generated.ts';
import { findBanner } from './demonstration.ts';
import {
  type FirstLink,
  issueFirstLinks,
  isWithoutAccounts,
} from './features/identity/first-administrators.ts';
import { findOrCreateRoot } from './features/organisations/root.ts';
import { featureListeners } from './features.ts';
import { clamd } from './files/clamd.ts';
import type { FileStore } from './files/file-store.ts';
import { folderFileStore } from './files/folder-file-store.ts';
import { prepareForWork } from './first-start.ts';
import type { App } from './http/fastify.ts';
import { openIdProvider } from './http/openid-provider.ts';
import { jobQueue } from './jobs/database-job-queue.ts';
import type { Channels } from './notifications/channels.ts';
import { smtpSender } from './notifications/smtp-sender.ts';
import { occasionOfProgram } from './occasion.ts';
import { PublishedMemory } from './published-memory.ts';
import { loadSecrets } from './secrets.ts';
import type { Services } from './services.ts';
import { StartRefusal } from './start-refusal.ts';
import { type Workbench, workbench } from './workbench/workbench.ts';

export interface RunningServer {
  /** Where a browser on this machine reaches it. */
  readonly url: string;
  /** For the three administrators, at the very first start alone. */
  readonly firstLinks: readonly FirstLink[];
  /** Builds the workbench if need be; otherwise the first who asks for it waits. */
  readonly prepareWorkbench: () => void;
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
    const files = await filesOf(config);
    const services = servicesOf(
      config,
      { db, background: background.db },
      { banner: await findBanner(db), files, log },
    );
    await prepareForWork(background.db, services);
    held.push(keepCurrent(services, prepared.url));
    const firstLinks = await issueLinksOnce(services);
    const face = workbench(log);
    held.push(face.stop);
    const app = await buildApp(services, appOptionsOf(config, log, face));
    held.push(() => app.close());
    held.push(await startBackground({ ...services, db: background.db }, config, log));
    await listen(app, config);
    return { url: urlOf(app, config), firstLinks, prepareWorkbench: face.prepare, stop };
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
  { banner, files, log }: { readonly banner: string | null; readonly files: FileStore; readonly log: Logger },
): Services {
  const clock = systemClock;
  const listeners = featureListeners;
  return {
    db,
    clock,
    listeners,
    files,
    virusScanner: config.clamd === null ? null : clamd(config.clamd),
    jobs: jobQueue({ db: background, clock, listeners, log }),
    channels: channelsOf(config),
    openid: config.openid === null ? null : openIdProvider(config.openid),
    outsideSources: [],
    secrets: loadSecrets(config.identityKeyFile),
    published: new PublishedMemory(),
    certificateKeys: loadCertificateKeys(config.certificateKeyFolder, config.certificateAlgorithm),
    banner,
  };
}

/** Until the function returned is called. */
function keepCurrent({ published, clock }: Services, url: string): () => Promise<void> {
  return listenTo(url, PUBLISHED, {
    begin: () => published.isHeard(),
    hear: () => published.hasChanged(),
    end: () => published.isUnheard(clock()),
  });
}

function appOptionsOf(config: Config, logger: Logger, face: Workbench): AppOptions {
  const { trustProxy, uploadLimits, requestLimitFactor } = config;
  return { logger, trustProxy, uploadLimits, requestLimitFactor, workbench: face };
}

/** The client of S3 is loaded by those alone who use it. */
async function filesOf({ dataDir, s3 }: Config): Promise<FileStore> {
  const folder = join(dataDir, 'files');
  if (s3 === null) return folderFileStore(folder);
  const { s3FileStore } = await import('./files/s3-file-store.ts');
  return s3FileStore(s3, folder, systemClock);
}

/** An installation without any account gets its first three, and its root authority where there is none. */
function issueLinksOnce({ db, clock, listeners }: Services): Promise<FirstLink[]> {
  const occasion = occasionOfProgram('program:first-start', clock(), listeners);
  return transaction(db, async (tx) => {
    if (!(await isWithoutAccounts(tx))) return [];
    return issueFirstLinks(tx, occasion, await findOrCreateRoot(tx, occasion));
  });
}

/** A gateway for text messages is a matter of each operator's contract; none is built in. */
function channelsOf({ mail, publicUrl }: Config): Channels {
  return { mail: mail === null ? null : smtpSender(mail), sms: null, publicUrl: publicUrl ?? '' };
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
