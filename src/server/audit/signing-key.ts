import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../db/error-code.ts';
import { StartRefusal } from '../start-refusal.ts';
import { writeDurably } from './durable-file.ts';
import { keyIdOf } from './public-keys.ts';

export interface SigningKey {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly sign: (bytes: string) => Buffer;
}

/**
 * The key that signs checkpoints, from a file outside the database; made at the first start.
 * @throws StartRefusal when others may read the file, or when it holds no Ed25519 key
 */
export function loadSigningKey(path: string): SigningKey {
  const privateKey = readKey(path) ?? createKey(path);
  const publicKey = createPublicKey(privateKey);
  return { id: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, Buffer.from(bytes), privateKey) };
}

function readKey(path: string): KeyObject | undefined {
  const pem = readIfThere(path);
  if (pem === undefined) return undefined;
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new StartRefusal(`审计密钥 ${path} 可被其他用户读取。请执行 chmod 600 ${path}，并考虑更换密钥。`);
  }
  const key = parse(pem);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new StartRefusal(
    `审计密钥 ${path} 不是 Ed25519 私钥（PEM）。请恢复原文件；若要更换密钥，移走该文件，启动时会重新生成。`,
  );
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new StartRefusal(`无法读取审计密钥 ${path}（${errorCode(error)}）。`);
  }
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Written aside and linked, so that no start sees half a key and of two starts at once both use the same. */
function createKey(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeDurably(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600);
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKey(path) ?? privateKey;
}
