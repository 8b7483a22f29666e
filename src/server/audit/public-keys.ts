import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Public keys by their id. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/** First 16 hex digits of the SHA-256 of the public key, DER. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

export function publicKeyOf(der: Buffer): KeyObject {
  return createPublicKey({ key: der, type: 'spki', format: 'der' });
}

export function keyMap(keys: readonly KeyObject[]): PublicKeys {
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

/** The keys of a PEM file, or of every `.pem` file in a folder; of private ones the public part. */
export function readPublicKeys(path: string): KeyObject[] {
  const names = statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.pem'))
    : [''];
  return names.map((name) => createPublicKey(readFileSync(join(path, name))));
}
