import type { Kysely } from 'kysely';
import type { CertificateKeys } from './certificate-keys.ts';
import type { Clock } from './clock.ts';
import type { DB } from './db/types.generated.ts';
import type { FileStore } from './files/file-store.ts';
import type { VirusScanner } from './files/virus-scanner.ts';
import type { OpenIdProvider } from './http/openid-provider.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Channels } from './notifications/channels.ts';
import type { Listeners } from './occasion.ts';
import type { OutsideSource } from './outside-source.ts';
import type { PublishedMemory } from './published-memory.ts';
import type { Secrets } from './secrets.ts';

/** What the server is made of besides the code; built once in main.ts, or by a test. */
export interface Services {
  readonly db: Kysely<DB>;
  readonly clock: Clock;
  readonly listeners: Listeners;
  readonly files: FileStore;
  /** Null where none is configured. */
  readonly virusScanner: VirusScanner | null;
  readonly jobs: JobQueue;
  readonly channels: Channels;
  /** Where people may sign in besides; null if nowhere. */
  readonly openid: OpenIdProvider | null;
  /** Registers of others that are connected; those that are not are looked up by hand. */
  readonly outsideSources: readonly OutsideSource[];
  readonly secrets: Secrets;
  readonly published: PublishedMemory;
  readonly certificateKeys: CertificateKeys;
  /** Shown on every page and document: 演示数据, or nothing. */
  readonly banner: string | null;
}
