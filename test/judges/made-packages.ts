import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apkParts } from '../builders/android/apk.ts';
import { aZip } from '../builders/documents.ts';
import { must } from './run.ts';

const PASSWORD = 'example-only';
const KEYS = {
  rsa2048: ['-keyalg', 'RSA', '-keysize', '2048'],
  rsa4096: ['-keyalg', 'RSA', '-keysize', '4096'],
  dsa: ['-keyalg', 'DSA', '-keysize', '2048'],
  p256: ['-keyalg', 'EC', '-groupname', 'secp256r1'],
  p384: ['-keyalg', 'EC', '-groupname', 'secp384r1'],
  p521: ['-keyalg', 'EC', '-groupname', 'secp521r1'],
} as const;
type Key = keyof typeof KEYS;

/** What apksigner is asked to make: by which key, for which oldest Android, with which schemes. */
const MADE: readonly (readonly [name: string, key: Key, minSdk: number, options: readonly string[]])[] = [
  ['rsa v1', 'rsa2048', 19, ['--v2-signing-enabled', 'false', '--v3-signing-enabled', 'false']],
  [
    'rsa v1 for Android 4.0',
    'rsa2048',
    14,
    ['--v2-signing-enabled', 'false', '--v3-signing-enabled', 'false'],
  ],
  ['rsa v1 v2 v3', 'rsa2048', 19, []],
  ['rsa v2 only', 'rsa2048', 24, ['--v1-signing-enabled', 'false', '--v3-signing-enabled', 'false']],
  ['rsa v3 only', 'rsa2048', 28, ['--v1-signing-enabled', 'false', '--v2-signing-enabled', 'false']],
  ['rsa verity', 'rsa2048', 28, ['--verity-enabled', 'true']],
  ['rsa 4096, SHA-512', 'rsa4096', 24, []],
  ['dsa v1 v2 v3', 'dsa', 21, []],
  ['dsa verity', 'dsa', 28, ['--verity-enabled', 'true']],
  ['ec p256', 'p256', 21, []],
  ['ec p256 verity', 'p256', 28, ['--verity-enabled', 'true']],
  ['ec p384', 'p384', 24, []],
  ['ec p521', 'p521', 24, []],
];

/** Packages of our own, signed by apksigner in every way that it knows; by name. */
export async function madePackages(folder: string): Promise<Map<string, string>> {
  for (const [name, options] of Object.entries(KEYS)) {
    const to = ['-genkeypair', '-keystore', store(folder, name as Key), '-storetype', 'PKCS12'];
    const as = ['-alias', name, '-dname', `CN=${name}`, '-validity', '9000'];
    await must('keytool', [...to, '-storepass', PASSWORD, ...as, ...options]);
  }
  const made = new Map<string, string>();
  for (const [name, key, minSdk, options] of MADE)
    made.set(name, await sign(folder, name, minSdk, [...signer(folder, key), ...options]));
  const two = [...signer(folder, 'rsa2048'), '--next-signer', ...signer(folder, 'p256')];
  made.set('two signers', await sign(folder, 'two signers', 24, [...two, '--v3-signing-enabled', 'false']));
  made.set('rotated', await rotated(folder));
  return made;
}

async function rotated(folder: string): Promise<string> {
  const lineage = join(folder, 'lineage');
  const [old, next] = [signer(folder, 'rsa2048'), signer(folder, 'p256')];
  await must('apksigner', ['rotate', '--out', lineage, '--old-signer', ...old, '--new-signer', ...next]);
  return sign(folder, 'rotated', 24, [...old, '--next-signer', ...next, '--lineage', lineage]);
}

function signer(folder: string, key: Key): string[] {
  return ['--ks', store(folder, key), '--ks-pass', `pass:${PASSWORD}`, '--ks-key-alias', key];
}

function store(folder: string, key: Key): string {
  return join(folder, `${key}.p12`);
}

async function sign(
  folder: string,
  name: string,
  minSdk: number,
  options: readonly string[],
): Promise<string> {
  const path = join(folder, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.apk`);
  const filling = { name: 'assets/filling', content: randomBytes(2.5 * 2 ** 20) };
  writeFileSync(path, aZip(apkParts({ minSdk, targetSdk: 29, more: [filling] })));
  await must('apksigner', ['sign', ...options, path]);
  return path;
}
