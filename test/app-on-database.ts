import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../src/policy/access/grants.ts';
import type { AccountId, OrganisationId } from '../src/policy/ids.ts';
import { buildApp } from '../src/server/app.ts';
import { newCertificateKeys } from '../src/server/certificate-keys.ts';
import { transaction } from '../src/server/db/database.ts';
import { createAccount } from '../src/server/features/identity/accounts.ts';
import { featureListeners } from '../src/server/features.ts';
import { folderFileStore } from '../src/server/files/folder-file-store.ts';
import { tokenHash } from '../src/server/http/authentication.ts';
import type { App } from '../src/server/http/fastify.ts';
import type { OpenIdProvider } from '../src/server/http/openid-provider.ts';
import { jobQueue } from '../src/server/jobs/database-job-queue.ts';
import type { Channels } from '../src/server/notifications/channels.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { PublishedMemory } from '../src/server/published-memory.ts';
import { secretsOf } from '../src/server/secrets.ts';
import type { Workbench } from '../src/server/workbench/workbench.ts';
import type { TestDatabase } from './copied-database.ts';

export interface TestApp {
  readonly app: App;
  readonly database: TestDatabase;
  /** The instant that the app takes for now; assign to move time. */
  now: Date;
  /** Calls the app as the holder of the token; null is anybody. The answer's body is parsed. */
  call(token: string | null, method: Method, url: string, options?: CallOptions): Promise<TestAnswer>;
  /** A signed-in account with that role there. */
  signIn(role: Role, organisationId: OrganisationId): Promise<string>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  // The tests assert on what they read from it.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a test puts in the place of the world outside; by default there is none. */
export interface Outside {
  readonly channels?: Partial<Channels>;
  readonly openid?: OpenIdProvider | null;
  readonly workbench?: Workbench;
  /** As on a demonstration. */
  readonly banner?: string | null;
}

const CERTIFICATE_KEYS = newCertificateKeys('EdDSA');

/** The real app on a migrated database, with a clock that the caller sets. */
export async function appOnDatabase(
  database: TestDatabase,
  start: Date,
  { channels, openid = null, workbench, banner = null }: Outside = {},
): Promise<{ testApp: TestApp; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-files-'));
  const testApp = { database, now: start } as { -readonly [K in keyof TestApp]: TestApp[K] };
  const services = {
    db: database.db,
    clock: () => testApp.now,
    listeners: featureListeners,
    files: folderFileStore(folder),
    virusScanner: null,
    jobs: jobQueue({ db: database.db, clock: () => testApp.now, listeners: featureListeners }),
    channels: { mail: null, sms: null, publicUrl: 'https://filing.example.cn', ...channels },
    openid,
    outsideSources: [],
    secrets: secretsOf(Buffer.alloc(32, 7)),
    published: new PublishedMemory(),
    certificateKeys: CERTIFICATE_KEYS,
    banner,
  };
  // A test asks more in a second than a school in an hour.
  const app = await buildApp(services, { requestLimitFactor: 1_000, ...(workbench && { workbench }) });
  await app.ready();
  Object.assign(testApp, {
    app,
    call: (token: string | null, method: Method, url: string, options?: CallOptions) =>
      call(app, token, { method, url, ...options }),
    signIn: (role: Role, organisationId: OrganisationId) => signIn(testApp, role, organisationId),
  });
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(folder, { recursive: true });
  };
  return { testApp, close };
}

async function call(
  app: App,
  token: string | null,
  { method, url, body, headers }: CallOptions & { method: Method; url: string },
): Promise<TestAnswer> {
  const response = await app.inject({
    method,
    url,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const text = response.body;
  const isJson = /\bjson\b/.test(String(response.headers['content-type']));
  return {
    status: response.statusCode,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: response.headers,
  };
}

let accounts = 0;

async function signIn(
  { database, now }: TestApp,
  role: Role,
  organisationId: OrganisationId,
): Promise<string> {
  accounts += 1;
  const loginName = `account-${accounts}`;
  const token = `token-${accounts}-of-a-test-session`;
  await transaction(database.db, async (tx) => {
    const occasion = occasionOfProgram('test', now, featureListeners);
    const { accountId } = await createAccount(tx, occasion, { loginName, organisationId, role });
    await openSession(tx, accountId, { token, now });
  });
  return token;
}

async function openSession(
  tx: Parameters<typeof createAccount>[0],
  accountId: AccountId,
  { token, now }: { token: string; now: Date },
): Promise<void> {
  const farAway = new Date(now.getTime() + 40 * 365 * 86_400_000);
  await tx
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      created_at: now,
      last_seen_at: farAway,
      expires_at: farAway,
    })
    .execute();
}
