import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadSecrets, secretsOf } from './secrets.ts';
import { StartRefusal } from './start-refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const one = secretsOf(Buffer.alloc(32, 1));
const other = secretsOf(Buffer.alloc(32, 2));

test('a hash depends on the key, the purpose and the text', () => {
  const hash = one.keyedHash('codes', 'text');
  expect(hash).toHaveLength(32);
  expect(one.keyedHash('codes', 'text')).toEqual(hash);
  for (const different of [
    one.keyedHash('codes', 'texT'),
    one.keyedHash('others', 'text'),
    other.keyedHash('codes', 'text'),
  ])
    expect(different).not.toEqual(hash);
});

test('what is sealed is opened with the same key for the same purpose, unchanged', () => {
  const sealed = one.seal('purpose', Buffer.from('内容'));
  expect(one.open('purpose', sealed)?.toString()).toBe('内容');
  expect(sealed.includes('内容')).toBe(false);
  expect(one.seal('purpose', Buffer.from('内容'))).not.toEqual(sealed);
  expect(one.open('other', sealed)).toBeUndefined();
  expect(other.open('purpose', sealed)).toBeUndefined();
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(one.open('purpose', changed)).toBeUndefined();
  expect(one.open('purpose', Buffer.alloc(5))).toBeUndefined();
});

describe('the key file', () => {
  test('is made at the first start, for its owner alone, and used again', () => {
    const path = join(folder, 'keys', 'identity.key');
    const hash = loadSecrets(path).keyedHash('codes', 'text');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(loadSecrets(path).keyedHash('codes', 'text')).toEqual(hash);
  });

  test.each([
    ['others may read it', `${'a'.repeat(64)}\n`, 0o644, 'chmod 600'],
    ['it holds something else', 'not a key\n', 0o600, '不是 64 位十六进制数'],
  ])('stops the start when %s', (_what, content, mode, told) => {
    const path = join(folder, `wrong-${mode}.key`);
    writeFileSync(path, content);
    chmodSync(path, mode);
    expect(() => loadSecrets(path)).toThrow(StartRefusal);
    expect(() => loadSecrets(path)).toThrow(told);
  });
});
