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
    attachmentLimitBytes: 20 * 1024 * 1024,
    requestLimitFactor: 1,
  });
});

test('the key stays with the data folder unless told', () => {
  expect(readConfig({ DATA_DIR: '/srv/registry' }).auditKeyFile).toBe('/srv/registry/keys/audit.pem');
  expect(readConfig({ DATA_DIR: '/srv/registry', AUDIT_KEY_FILE: '/media/key.pem' }).auditKeyFile).toBe(
    '/media/key.pem',
  );
});

test('a server of one’s own may be given without its owner, who is needed for migrations alone', () => {
  expect(readConfig({ DATABASE_URL: URL }).database).toEqual({ kind: 'external', url: URL });
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
  ['ATTACHMENT_LIMIT_MB', '0', 'ATTACHMENT_LIMIT_MB=20'],
  ['REQUEST_LIMIT_FACTOR', '0', 'REQUEST_LIMIT_FACTOR=10'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL=postgres://'],
  ['DATABASE_OWNER_URL', URL, '没有设置 DATABASE_URL'],
  ['DATABASE_REPLICA_URL', URL, '没有设置 DATABASE_URL'],
])('%s=%s stops the start and says how to write it', (name, value, told) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
  expect(() => readConfig({ [name]: value })).toThrow(told);
});

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
