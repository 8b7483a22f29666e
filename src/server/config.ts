import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CERTIFICATE_ALGORITHMS, type CertificateAlgorithm } from './certificate-keys.ts';
import type { ClamdAddress } from './files/clamd.ts';
import type { S3Options } from './files/s3-file-store.ts';
import type { UploadLimits } from './files/upload-limits.ts';
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
  /** Signs filing certificates; outside the database. */
  readonly certificateKeyFolder: string;
  readonly certificateAlgorithm: CertificateAlgorithm;
  /** By what the published limits of requests are multiplied. */
  readonly requestLimitFactor: number;
  readonly uploadLimits: UploadLimits;
  /** Null where uploads are not scanned. */
  readonly clamd: ClamdAddress | null;
  /** Null where files stay in the data folder. */
  readonly s3: S3Options | null;
  /** Keeps activation codes and second factors; outside the database. */
  readonly identityKeyFile: string;
  /** Null: no mail is sent. */
  readonly mail: SmtpSettings | null;
  /** Null: people sign in here alone. */
  readonly openid: OpenIdSettings | null;
  /** Where people reach the platform, without a slash at the end. */
  readonly publicUrl: string | null;
}

export interface SmtpSettings {
  /** smtp:// or smtps://, with the account if there is one. */
  readonly url: string;
  /** The mailbox that sends, with or without a name. */
  readonly from: string;
}

export interface OpenIdSettings {
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** See {@link Config.publicUrl}. */
  readonly publicUrl: string;
}

export interface EmbeddedDatabase {
  readonly kind: 'embedded';
}

export interface ExternalDatabase {
  readonly kind: 'external';
  readonly url: string;
  /** Needed only while migrations are pending. */
  readonly ownerUrl?: string;
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
    certificateKeyFolder: resolve(
      PROJECT_ROOT,
      data.CERTIFICATE_KEY_FOLDER ?? join(dataDir, 'keys', 'certificate'),
    ),
    certificateAlgorithm: data.CERTIFICATE_ALGORITHM,
    requestLimitFactor: data.REQUEST_LIMIT_FACTOR,
    uploadLimits: {
      attachmentBytes: data.ATTACHMENT_LIMIT_MB * MB,
      packageBytes: data.PACKAGE_LIMIT_MB * MB,
    },
    clamd: clamdOf(data),
    s3: s3Of(data),
    identityKeyFile: resolve(PROJECT_ROOT, data.IDENTITY_KEY_FILE ?? join(dataDir, 'keys', 'identity.key')),
    mail: mailOf(data),
    openid: openIdOf(data),
    publicUrl: data.PUBLIC_URL ?? null,
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

/** A password in it is not repeated. */
const urlOf = (name: string, protocol: RegExp, example: string) =>
  z
    .url({
      protocol,
      error: ({ input }) => `设置 ${name} 的值${hidePassword(input)}无效：应为地址。例如 ${name}=${example}`,
    })
    .optional();

const MAILBOX = /^(?:[^\p{Cc}<>"@]{1,80}<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/u;

const EXAMPLES = {
  OIDC_CLIENT_ID: 'OIDC_CLIENT_ID=registry',
  OIDC_CLIENT_SECRET: 'OIDC_CLIENT_SECRET=口令',
  MAIL_FROM: 'MAIL_FROM=notice@example.cn',
  PUBLIC_URL: 'PUBLIC_URL=https://filing.example.cn',
} as const;

const wholeNumber = (name: string, range: readonly [number, number], example: string) => {
  const [least, most] = range;
  const error = wrong(name, `应为 ${least} 到 ${most} 的整数`, example);
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(z.number().min(least, { error }).max(most, { error }));
};

const S3_EXAMPLES = {
  S3_BUCKET: 'registry',
  S3_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  S3_SECRET_ACCESS_KEY: '密钥',
};
const S3_NEEDED = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const settings = z
  .object({
    DATA_DIR: z.string().default('data'),
    DATABASE_URL: postgresUrl('DATABASE_URL', 'registry_runtime'),
    DATABASE_OWNER_URL: postgresUrl('DATABASE_OWNER_URL', 'registry_owner'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber('PORT', [0, 65_535], '3000').default(3000),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, { error: wrong('LOG_LEVEL', `应为 ${LOG_LEVELS.join('、')} 之一`, 'info') })
      .default('info'),
    TRUST_PROXY: z.string().transform(proxiesOf).default(false),
    AUDIT_KEY_FILE: z.string().optional(),
    IDENTITY_KEY_FILE: z.string().optional(),
    CERTIFICATE_KEY_FOLDER: z.string().optional(),
    CERTIFICATE_ALGORITHM: z
      .enum(CERTIFICATE_ALGORITHMS, { error: wrong('CERTIFICATE_ALGORITHM', '应为 EdDSA 或 SM2', 'EdDSA') })
      .default('EdDSA'),
    SMTP_URL: urlOf('SMTP_URL', /^smtps?$/, 'smtps://账号:口令@mail.example.cn:465'),
    MAIL_FROM: z
      .string()
      .regex(MAILBOX, { error: wrong('MAIL_FROM', '应为发件邮箱', '备案平台 <notice@example.cn>') })
      .optional(),
    OIDC_ISSUER: z
      .string()
      .regex(/^(?:https:\/\/[^\s?#]+|http:\/\/(?:127\.0\.0\.1|localhost)(?:[:/][^\s?#]*)?)$/, {
        error: wrong('OIDC_ISSUER', '应为 https 地址', 'https://login.example.cn'),
      })
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    PUBLIC_URL: urlOf('PUBLIC_URL', /^https?$/, 'https://filing.example.cn').transform(withoutLastSlashes),
    ATTACHMENT_LIMIT_MB: wholeNumber('ATTACHMENT_LIMIT_MB', [1, 1024], '20').default(20),
    REQUEST_LIMIT_FACTOR: wholeNumber('REQUEST_LIMIT_FACTOR', [1, 10_000], '10').default(1),
    PACKAGE_LIMIT_MB: wholeNumber('PACKAGE_LIMIT_MB', [1, 10_240], '1024').default(1024),
    CLAMD_HOST: z.string().optional(),
    CLAMD_PORT: wholeNumber('CLAMD_PORT', [1, 65_535], '3310').default(3310),
    CLAMD_SOCKET: z.string().optional(),
    S3_ENDPOINT: z
      .url({
        protocol: /^https?$/,
        error: wrong('S3_ENDPOINT', '应为 http 或 https 地址', 'https://s3.example.com'),
      })
      .optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
  })
  .superRefine((data, context) => {
    const given = S3_NEEDED.filter((name) => data[name] !== undefined);
    if (given.length === 0 && data.S3_ENDPOINT === undefined) return;
    for (const name of S3_NEEDED.filter((needed) => data[needed] === undefined))
      context.addIssue({
        code: 'custom',
        message: `使用对象存储时必须设置 ${name}。例如 ${name}=${S3_EXAMPLES[name]}`,
      });
  })
  .superRefine((data, context) => {
    if (data.OIDC_ISSUER === undefined) return;
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
      if (data[name] !== undefined) continue;
      const message = `设置了 OIDC_ISSUER 但没有设置 ${name}。例如 ${EXAMPLES[name]}`;
      context.addIssue({ code: 'custom', message });
    }
  })
  .superRefine((data, context) => {
    if (data.SMTP_URL === undefined) return;
    for (const name of ['MAIL_FROM', 'PUBLIC_URL'] as const) {
      if (data[name] !== undefined) continue;
      context.addIssue({
        code: 'custom',
        message: `设置了 SMTP_URL 但没有设置 ${name}。例如 ${EXAMPLES[name]}`,
      });
    }
  })
  .superRefine((data, context) => {
    if (data.DATABASE_URL !== undefined || data.DATABASE_OWNER_URL === undefined) return;
    const example = 'DATABASE_URL=postgres://registry_runtime:口令@localhost:5432/registry';
    context.addIssue({
      code: 'custom',
      message: `设置了 DATABASE_OWNER_URL 但没有设置 DATABASE_URL。例如 ${example}`,
    });
  });

function s3Of(data: Settings): S3Options | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = data;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { endpoint: data.S3_ENDPOINT, region: data.S3_REGION, bucket, accessKeyId, secretAccessKey };
}

function clamdOf({
  CLAMD_HOST: host,
  CLAMD_PORT: port,
  CLAMD_SOCKET: socket,
}: Settings): ClamdAddress | null {
  if (socket !== undefined) return { socket };
  return host === undefined ? null : { host, port };
}

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

type Settings = z.infer<typeof settings>;

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: z.infer<typeof settings>): Config['mail'] {
  return url === undefined || from === undefined ? null : { url, from };
}

function openIdOf(data: z.infer<typeof settings>): Config['openid'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data;
  const { PUBLIC_URL: publicUrl } = data;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return publicUrl === undefined ? null : { issuer, clientId, clientSecret, publicUrl };
}

function databaseOf(data: z.infer<typeof settings>): Config['database'] {
  if (data.DATABASE_URL === undefined) return { kind: 'embedded' };
  return {
    kind: 'external',
    url: data.DATABASE_URL,
    ...(data.DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: data.DATABASE_OWNER_URL }),
  };
}

function withoutLastSlashes(url: string | undefined): string | undefined {
  let end = url?.length ?? 0;
  while (end > 0 && url?.[end - 1] === '/') end -= 1;
  return url?.slice(0, end);
}
