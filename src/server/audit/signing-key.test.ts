import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyIdOf, readPublicKeys } from './public-keys.ts';
import { loadSigningKey } from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('is made at the first start, for its owner alone, and stays', () => {
  const path = join(folder, 'keys', 'audit.pem');
  const made = loadSigningKey(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['audit.pem']);
  const loaded = loadSigningKey(path);
  expect(loaded.id).toBe(made.id);
  expect(loaded.sign('text')).toEqual(made.sign('text'));
  expect(readPublicKeys(join(folder, 'keys')).map(keyIdOf)).toEqual([made.id]);
});

test('two starts at once use one key', async () => {
  const path = join(folder, 'shared.pem');
  const source = `import { loadSigningKey } from ${JSON.stringify(join(import.meta.dirname, 'signing-key.ts'))};
    for (let round = 0; round < 20; round += 1) console.log(loadSigningKey(${JSON.stringify(path)} + round).id);`;
  const script = join(folder, 'load.mts');
  writeFileSync(script, source);
  const shell = `"${process.execPath}" "${script}" & "${process.execPath}" "${script}"; wait`;
  const ids = execFileSync('sh', ['-c', shell], { encoding: 'utf8' }).trim().split('\n');
  expect(ids).toHaveLength(40);
  expect(new Set(ids).size).toBe(20);
});

test('is refused when others may read it, or when it is no such key', () => {
  const path = join(folder, 'open.pem');
  loadSigningKey(path);
  chmodSync(path, 0o644);
  expect(() => loadSigningKey(path)).toThrow('可被其他用户读取');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  for (const content of ['', 'no key', privateKey.export({ type: 'pkcs8', format: 'pem' })]) {
    writeFileSync(path, content);
    chmodSync(path, 0o600);
    expect(() => loadSigningKey(path)).toThrow('不是 Ed25519 私钥');
    expect(readFileSync(path, 'utf8')).toBe(content);
  }
  expect(existsSync(join(folder, 'keys', 'audit.pem'))).toBe(true);
});
