import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from './start-refusal.ts';

export interface Config {
  /** Absolute; holds everything that must be kept: database, files, keys. */
  readonly dataDir: string;
  readonly database: EmbeddedDatabase | ExternalDatabase;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: false | string[];
  /** Signs the audit's checkpoints; outside the database. */
  readonly auditKeyFile: string;
  readonly attachmentLimitBytes: number;
  /** By what the published limits of requests are multiplied. */
  readonly requestLimitFactor: number;
}

export interface EmbeddedDatabase {
  readonly kind: 'embedded';
}

export interface ExternalDatabase {
  readonly kind: 'external';
  readonly url: string;
  /** Needed only while migrations are pending. */
  readonly ownerUrl?: string;
  /** For reads. */
  readonly replicaUrl?: string;
}

export type LogLevel = (typeof LOG_LEVELS)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PROJECT_ROOT = join(import.meta.dirname, '..', '..');
const MB = 1024 * 1024;

export const OWNER_URL_EXAMPLE = 'DATABASE_OWNER_URL=postgres://registry_owner:口令@localhost:5432/registry';

/** @throws StartRefusal that names every setting at fault, each with an example */
export function readConfig(env: Environment = process.env): Config {
  const parsed = settings.safeParse(withoutEmpty(env));
  if (!parsed.success) throw new StartRefusal(parsed.error.issues.map(({ message }) => message).join('\n'));
  const { data } = parsed;
  const dataDir = resolve(PROJECT_ROOT, data.DATA_DIR);
  return {
    dataDir,
    database: databaseOf(data),
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    trustProxy: data.TRUST_PROXY,
    auditKeyFile: resolve(PROJECT_ROOT, data.AUDIT_KEY_FILE ?? join(dataDir, 'keys', 'audit.pem')),
    attachmentLimitBytes: data.ATTACHMENT_LIMIT_MB * MB,
    requestLimitFactor: data.REQUEST_LIMIT_FACTOR,
  };
}

/** The same for the demonstration, which lies beside the data of a platform in earnest unless DATA_DIR says otherwise. */
export function readDemonstrationConfig(env: Environment = process.env): Config {
  return readConfig({ DATA_DIR: join('data', 'demo'), ...withoutEmpty(env) });
}

/** An empty variable is one that is not set. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
}

const wrong =
  (name: string, expected: string, example: string) =>
  ({ input }: { input?: unknown }): string =>
    `设置 ${name} 的值“${String(input)}”无效：${expected}。例如 ${name}=${example}`;

const postgresUrl = (name: string, role: string) =>
  z
    .url({
      protocol: /^postgres(ql)?$/,
      error: ({ input }) =>
        `设置 ${name} 的值${hidePassword(input)}无效：应为 PostgreSQL 的连接地址。例如 ${name}=postgres://${role}:口令@localhost:5432/registry`,
    })
    .optional();

const wholeNumber = (name: string, range: readonly [number, number], example: string) => {
  const [least, most] = range;
  const error = wrong(name, `应为 ${least} 到 ${most} 的整数`, example);
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(z.number().min(least, { error }).max(most, { error }));
};

const settings = z
  .object({
    DATA_DIR: z.string().default('data'),
    DATABASE_URL: postgresUrl('DATABASE_URL', 'registry_runtime'),
    DATABASE_OWNER_URL: postgresUrl('DATABASE_OWNER_URL', 'registry_owner'),
    DATABASE_REPLICA_URL: postgresUrl('DATABASE_REPLICA_URL', 'registry_runtime'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber('PORT', [0, 65_535], '3000').default(3000),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, { error: wrong('LOG_LEVEL', `应为 ${LOG_LEVELS.join('、')} 之一`, 'info') })
      .default('info'),
    TRUST_PROXY: z.string().transform(proxiesOf).default(false),
    AUDIT_KEY_FILE: z.string().optional(),
    ATTACHMENT_LIMIT_MB: wholeNumber('ATTACHMENT_LIMIT_MB', [1, 1024], '20').default(20),
    REQUEST_LIMIT_FACTOR: wholeNumber('REQUEST_LIMIT_FACTOR', [1, 10_000], '10').default(1),
  })
  .superRefine((data, context) => {
    if (data.DATABASE_URL !== undefined) return;
    for (const name of ['DATABASE_OWNER_URL', 'DATABASE_REPLICA_URL'] as const) {
      if (data[name] === undefined) continue;
      const example = 'DATABASE_URL=postgres://registry_runtime:口令@localhost:5432/registry';
      context.addIssue({
        code: 'custom',
        message: `设置了 ${name} 但没有设置 DATABASE_URL。例如 ${example}`,
      });
    }
  });

/** `true` is not offered: it would believe any client's X-Forwarded-For. */
function proxiesOf(text: string, context: z.RefinementCtx): false | string[] {
  if (text === 'false') return false;
  const addresses = text.split(',').map((address) => address.trim());
  if (addresses.every(isProxyAddress)) return addresses;
  const expected = '应为 false 或代理的地址（逗号分隔）';
  context.addIssue({
    code: 'custom',
    message: wrong('TRUST_PROXY', expected, '127.0.0.1,10.0.0.0/8')({ input: text }),
  });
  return z.NEVER;
}

function isProxyAddress(address: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return true;
  const [ip = '', bits = '0', ...rest] = address.split('/');
  return isIP(ip) !== 0 && /^\d{1,3}$/.test(bits) && rest.length === 0;
}

function hidePassword(input: unknown): string {
  return `“${String(input).replace(/:[^:@/]*@/, ':…@')}”`;
}

function databaseOf(data: z.infer<typeof settings>): Config['database'] {
  if (data.DATABASE_URL === undefined) return { kind: 'embedded' };
  return {
    kind: 'external',
    url: data.DATABASE_URL,
    ...(data.DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: data.DATABASE_OWNER_URL }),
    ...(data.DATABASE_REPLICA_URL === undefined ? {} : { replicaUrl: data.DATABASE_REPLICA_URL }),
  };
}
