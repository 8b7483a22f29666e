import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readKeyFile } from '../key-file.ts';
import { StartRefusal } from '../start-refusal.ts';
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
  const privateKey = readKey(path);
  const publicKey = createPublicKey(privateKey);
  return { id: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, Buffer.from(bytes), privateKey) };
}

function readKey(path: string): KeyObject {
  const key = parse(readKeyFile(path, '审计密钥', newKey));
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new StartRefusal(
    `审计密钥 ${path} 不是 Ed25519 私钥（PEM）。请恢复原文件；若要更换密钥，移走该文件，启动时会重新生成。`,
  );
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

function newKey(): string | Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
}
