import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readKeyFile } from './key-file.ts';
import { StartRefusal } from './start-refusal.ts';

/** What is kept under a key that is not in the database. Each purpose has a key of its own. */
export interface Secrets {
  /** HMAC-SHA-256: who reads the database can neither compute nor try it. */
  readonly keyedHash: (purpose: string, text: string) => Buffer;
  /** Encrypted and authenticated. */
  readonly seal: (purpose: string, content: Buffer) => Buffer;
  /** Undefined for what was not sealed for that purpose with this key. */
  readonly open: (purpose: string, sealed: Buffer) => Buffer | undefined;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** @throws StartRefusal when others may read the file, or when it holds no key */
export function loadSecrets(path: string): Secrets {
  const text = readKeyFile(path, '身份密钥', () => `${randomBytes(KEY_BYTES).toString('hex')}\n`).trim();
  if (/^[0-9a-f]{64}$/.test(text)) return secretsOf(Buffer.from(text, 'hex'));
  throw new StartRefusal(
    `身份密钥 ${path} 不是 64 位十六进制数。请恢复原文件；没有备份的，移走该文件，启动时会重新生成，届时激活码和动态验证码须全部重发。`,
  );
}

export function secretsOf(master: Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, '', purpose, KEY_BYTES));
    keys.set(purpose, key);
    return key;
  };
  return {
    keyedHash: (purpose, text) =>
      createHmac('sha256', keyFor(`hash ${purpose}`))
        .update(text)
        .digest(),
    seal: (purpose, content) => encrypt(keyFor(`seal ${purpose}`), content),
    open: (purpose, sealed) => decrypt(keyFor(`seal ${purpose}`), sealed),
  };
}

/** Nonce, tag, ciphertext. */
export function encrypt(key: Buffer, content: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Undefined for what was encrypted with another key or changed since. */
export function decrypt(key: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
