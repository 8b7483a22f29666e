import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const root = join(import.meta.dirname, '..', '..');
const URL = 'postgres://registry_runtime:secret@db:5432/registry';

test('without settings everything stands below the project and listens on this machine alone', () => {
  expect(readConfig({})).toEqual({
    dataDir: join(root, 'data'),
    database: { kind: 'embedded' },
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
    trustProxy: false,
    auditKeyFile: join(root, 'data', 'keys', 'audit.pem'),
    certificateKeyFolder: join(root, 'data', 'keys', 'certificate'),
    certificateAlgorithm: 'EdDSA',
    uploadLimits: { attachmentBytes: 20 * 1024 * 1024, packageBytes: 1024 * 1024 * 1024 },
    clamd: null,
    s3: null,
    identityKeyFile: join(root, 'data', 'keys', 'identity.key'),
    mail: null,
    openid: null,
    publicUrl: null,
    requestLimitFactor: 1,
  });
});

test('the key stays with the data folder unless told', () => {
  expect(readConfig({ DATA_DIR: '/srv/registry' }).auditKeyFile).toBe('/srv/registry/keys/audit.pem');
  expect(readConfig({ DATA_DIR: '/srv/registry', AUDIT_KEY_FILE: '/media/key.pem' }).auditKeyFile).toBe(
    '/media/key.pem',
  );
  const kept = readConfig({ DATA_DIR: '/srv/registry', IDENTITY_KEY_FILE: '/media/identity.key' });
  expect(kept.identityKeyFile).toBe('/media/identity.key');
});

test('a server of one’s own may be given without its owner, who is needed for migrations alone', () => {
  expect(readConfig({ DATABASE_URL: URL }).database).toEqual({ kind: 'external', url: URL });
});

test('a virus scanner is reached by network or by socket', () => {
  expect(readConfig({ CLAMD_HOST: 'av' }).clamd).toEqual({ host: 'av', port: 3310 });
  expect(readConfig({ CLAMD_SOCKET: '/run/clamd.sock' }).clamd).toEqual({ socket: '/run/clamd.sock' });
});

test('files may stay in an S3-compatible store', () => {
  const s3 = { S3_BUCKET: 'registry', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  expect(readConfig({ ...s3, S3_ENDPOINT: 'https://s3.example.com' }).s3).toEqual({
    endpoint: 'https://s3.example.com',
    region: 'us-east-1',
    bucket: 'registry',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  });
  expect(() => readConfig({ S3_ENDPOINT: 'https://s3.example.com' })).toThrow(
    /S3_BUCKET[\s\S]*S3_ACCESS_KEY_ID[\s\S]*S3_SECRET_ACCESS_KEY/,
  );
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
});

test.each([
  ['PORT', 'http', 'PORT=3000'],
  ['PORT', '65536', 'PORT=3000'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL=info'],
  ['TRUST_PROXY', '1', 'TRUST_PROXY=127.0.0.1,10.0.0.0/8'],
  ['TRUST_PROXY', 'true', 'TRUST_PROXY=127.0.0.1,10.0.0.0/8'],
  ['TRUST_PROXY', '10.0.0.0/8/8', 'TRUST_PROXY=127.0.0.1'],
  ['SMTP_URL', 'http://mail.example.cn', 'SMTP_URL=smtps://'],
  ['SMTP_URL', 'smtp://mail.example.cn', '没有设置 MAIL_FROM'],
  ['SMTP_URL', 'smtp://mail.example.cn', '没有设置 PUBLIC_URL'],
  ['MAIL_FROM', 'nobody', 'MAIL_FROM=备案平台'],
  ['MAIL_FROM', 'a@example.cn\nBcc: b@example.cn', 'MAIL_FROM=备案平台'],
  ['OIDC_ISSUER', 'http://login.example.cn', 'OIDC_ISSUER=https://'],
  ['OIDC_ISSUER', 'http://localhost.example.cn', 'OIDC_ISSUER=https://'],
  ['OIDC_ISSUER', 'https://login.example.cn', '没有设置 OIDC_CLIENT_ID'],
  ['OIDC_ISSUER', 'https://login.example.cn', '没有设置 OIDC_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'https://login.example.cn', '没有设置 PUBLIC_URL'],
  ['PUBLIC_URL', 'filing.example.cn', 'PUBLIC_URL=https://'],
  ['ATTACHMENT_LIMIT_MB', '0', 'ATTACHMENT_LIMIT_MB=20'],
  ['PACKAGE_LIMIT_MB', '10241', 'PACKAGE_LIMIT_MB=1024'],
  ['CLAMD_PORT', '0', 'CLAMD_PORT=3310'],
  ['S3_ENDPOINT', 's3.example.com', 'S3_ENDPOINT=https://s3.example.com'],
  ['REQUEST_LIMIT_FACTOR', '0', 'REQUEST_LIMIT_FACTOR=10'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL=postgres://'],
  ['DATABASE_OWNER_URL', URL, '没有设置 DATABASE_URL'],
])('%s=%s stops the start and says how to write it', (name, value, told) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
  expect(() => readConfig({ [name]: value })).toThrow(told);
});

test('mail is sent once its server, its sender and the own address are known', () => {
  const { mail, publicUrl } = readConfig({
    SMTP_URL: 'smtps://platform:secret@mail.example.cn',
    MAIL_FROM: '备案平台 <notice@example.cn>',
    PUBLIC_URL: 'https://filing.example.cn/',
  });
  expect(mail).toEqual({
    url: 'smtps://platform:secret@mail.example.cn',
    from: '备案平台 <notice@example.cn>',
  });
  expect(publicUrl).toBe('https://filing.example.cn');
});

test.each(['https://login.example.cn/realms/edu', 'http://127.0.0.1:4000', 'http://localhost'])(
  'people may sign in at %s besides',
  (issuer) => {
    const settings = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'registry', OIDC_CLIENT_SECRET: 'secret' };
    expect(readConfig({ ...settings, PUBLIC_URL: 'https://filing.example.cn' }).openid).toEqual({
      issuer,
      clientId: 'registry',
      clientSecret: 'secret',
      publicUrl: 'https://filing.example.cn',
    });
  },
);

test('every setting at fault is named at once, a password never', () => {
  const read = (): unknown =>
    readConfig({ PORT: 'x', LOG_LEVEL: 'y', DATABASE_URL: 'mysql://me:hidden@h/d' });
  expect(read).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*LOG_LEVEL/);
  expect(read).not.toThrow('hidden');
});

test.each([
  ['false', false],
  ['loopback', ['loopback']],
  ['127.0.0.1, fd00::/8', ['127.0.0.1', 'fd00::/8']],
])('TRUST_PROXY=%s', (text, expected) => {
  expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(expected);
});
