import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { z } from 'zod';
import { readKeyFile } from './key-file.ts';
import { StartRefusal } from './start-refusal.ts';

/** Ed25519 (RFC 8037), or SM2 with SM3 (GB/T 32918) and the standard's own user id. */
export const CERTIFICATE_ALGORITHMS = ['EdDSA', 'SM2'] as const;
export type CertificateAlgorithm = (typeof CERTIFICATE_ALGORITHMS)[number];

const member = z.string().min(1).max(100);

/** A public key as it is published (RFC 7517). `x` and `y` of SM2 are the coordinates of the point. */
export const certificateJwk = z.discriminatedUnion('alg', [
  z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: member,
    kid: member,
    alg: z.literal('EdDSA'),
  }),
  z.object({
    kty: z.literal('EC'),
    crv: z.literal('SM2'),
    x: member,
    y: member,
    kid: member,
    alg: z.literal('SM2'),
  }),
]);
export type CertificateJwk = z.infer<typeof certificateJwk>;

export interface CertificateKeys {
  readonly algorithm: CertificateAlgorithm;
  /** Of the key that signs. */
  readonly id: string;
  readonly sign: (text: string) => Buffer;
  /** That key and those before it, so that what they signed can still be verified. */
  readonly published: readonly CertificateJwk[];
}

interface Pair {
  readonly jwk: CertificateJwk;
  readonly sign: CertificateKeys['sign'];
}

const FILES = { EdDSA: 'ed25519.pem', SM2: 'sm2.hex' } as const;
const TITLE = '证书密钥';

/**
 * Keys in a folder outside the database; the one that signs is made at the first start. A key is replaced by giving its
 * file another name: then it signs no more, and is still published.
 * @throws StartRefusal when others may read one, or when a file holds no key
 */
export function loadCertificateKeys(folder: string, algorithm: CertificateAlgorithm): CertificateKeys {
  const current = readPair(join(folder, FILES[algorithm]), algorithm);
  const others = readdirSync(folder)
    .filter((name) => name !== FILES[algorithm])
    .flatMap((name): Pair[] => {
      if (name.endsWith('.pem')) return [readPair(join(folder, name), 'EdDSA')];
      return name.endsWith('.hex') ? [readPair(join(folder, name), 'SM2')] : [];
    });
  return certificateKeysOf(current, others);
}

/** Of a key made for the occasion, such as a test's. */
export function newCertificateKeys(algorithm: CertificateAlgorithm): CertificateKeys {
  return certificateKeysOf(pairOf(algorithm, newKey(algorithm)) ?? noKey(), []);
}

function certificateKeysOf(current: Pair, others: readonly Pair[]): CertificateKeys {
  const { jwk } = current;
  const published = [jwk, ...others.map((other) => other.jwk)];
  return { algorithm: jwk.alg, id: jwk.kid, sign: current.sign, published };
}

export function isSignedBy(key: CertificateJwk, text: string, signature: Buffer): boolean {
  const bytes = Buffer.from(text);
  if (key.alg === 'EdDSA') {
    const { kty, crv, x } = key;
    return verify(null, bytes, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), signature);
  }
  const point = `04${hexOf(key.x)}${hexOf(key.y)}`;
  return sm2.doVerifySignature(bytes, signature.toString('hex'), point, { hash: true });
}

function readPair(path: string, algorithm: CertificateAlgorithm): Pair {
  const found = pairOf(algorithm, readKeyFile(path, TITLE, () => newKey(algorithm)).trim());
  if (found !== undefined) return found;
  throw new StartRefusal(
    `${TITLE} ${path} 中没有 ${algorithm} 私钥。请恢复原文件；没有备份的，移走该文件，启动时会重新生成，用原密钥签发的证书将无法核验。`,
  );
}

function newKey(algorithm: CertificateAlgorithm): string {
  if (algorithm === 'EdDSA')
    return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return `${sm2.generateKeyPairHex().privateKey}\n`;
}

function pairOf(algorithm: CertificateAlgorithm, text: string): Pair | undefined {
  try {
    return algorithm === 'EdDSA' ? ed25519Pair(createPrivateKey(text)) : sm2Pair(text.trim());
  } catch {
    return undefined;
  }
}

function ed25519Pair(privateKey: KeyObject): Pair | undefined {
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) return undefined;
  const jwk = { kty, crv, x, kid: keyIdOf({ crv, kty, x }), alg: 'EdDSA' } as const;
  return { jwk, sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

function sm2Pair(privateKey: string): Pair | undefined {
  if (!/^[0-9a-f]{64}$/.test(privateKey)) return undefined;
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  const [x, y] = [publicKey.slice(2, 66), publicKey.slice(66)].map((half) =>
    Buffer.from(half, 'hex').toString('base64url'),
  );
  if (x === undefined || y === undefined) return undefined;
  const members = { crv: 'SM2', kty: 'EC', x, y } as const;
  const options = { hash: true, publicKey };
  return {
    jwk: { ...members, kid: keyIdOf(members), alg: 'SM2' },
    sign: (text) => Buffer.from(sm2.doSignature(Buffer.from(text), privateKey, options), 'hex'),
  };
}

/** The first characters of the thumbprint of RFC 7638: members in the order of their names. */
function keyIdOf(members: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 12);
}

function hexOf(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('hex');
}

function noKey(): never {
  throw new Error('a new key is no key');
}
