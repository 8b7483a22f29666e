import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** How the contents of an APK are reduced to one digest before they are signed. */
export type ContentDigest = 'chunked-sha256' | 'chunked-sha512' | 'verity-sha256';

export interface SignatureAlgorithm {
  readonly digest: ContentDigest;
  readonly hash: 'sha256' | 'sha512';
  readonly key: 'rsa' | 'rsa-pss' | 'ec' | 'dsa';
}

/** Those of APK signature schemes v2 and v3, by their ids. */
const ALGORITHMS = new Map<number, SignatureAlgorithm>([
  [0x0101, { digest: 'chunked-sha256', hash: 'sha256', key: 'rsa-pss' }],
  [0x0102, { digest: 'chunked-sha512', hash: 'sha512', key: 'rsa-pss' }],
  [0x0103, { digest: 'chunked-sha256', hash: 'sha256', key: 'rsa' }],
  [0x0104, { digest: 'chunked-sha512', hash: 'sha512', key: 'rsa' }],
  [0x0201, { digest: 'chunked-sha256', hash: 'sha256', key: 'ec' }],
  [0x0202, { digest: 'chunked-sha512', hash: 'sha512', key: 'ec' }],
  [0x0301, { digest: 'chunked-sha256', hash: 'sha256', key: 'dsa' }],
  [0x0421, { digest: 'verity-sha256', hash: 'sha256', key: 'rsa' }],
  [0x0423, { digest: 'verity-sha256', hash: 'sha256', key: 'ec' }],
  [0x0425, { digest: 'verity-sha256', hash: 'sha256', key: 'dsa' }],
]);

export function findAlgorithm(id: number): SignatureAlgorithm | undefined {
  return ALGORITHMS.get(id);
}

const SALT_LENGTHS = { sha256: 32, sha512: 64 } as const;
/** A modulus beyond this costs seconds to verify with, and nobody uses one. */
const LARGEST_RSA_BITS = 16_384;

/** Undefined for what is no public key, or one of a kind that nobody signs apps with. */
export function findPublicKey(spki: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) > LARGEST_RSA_BITS ? undefined : key;
  } catch {
    // Whatever OpenSSL finds wrong with it: a signature with this key cannot be verified.
    return undefined;
  }
}

export interface Signed {
  readonly data: Buffer;
  readonly signature: Buffer;
}

export function isSignedBy(
  key: KeyObject,
  algorithm: Pick<SignatureAlgorithm, 'hash' | 'key'>,
  { data, signature }: Signed,
): boolean {
  return verifies(key, algorithm.hash, algorithm.key, { data, signature });
}

/** @param hash as node:crypto names it; v1 signatures use older ones too */
export function verifies(
  key: KeyObject,
  hash: string,
  kind: SignatureAlgorithm['key'],
  { data, signature }: Signed,
): boolean {
  const expected = kind === 'rsa-pss' ? 'rsa' : kind;
  if (key.asymmetricKeyType !== expected) return false;
  const padding =
    kind === 'rsa-pss'
      ? {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: SALT_LENGTHS[hash as keyof typeof SALT_LENGTHS],
        }
      : {};
  try {
    return verify(hash, data, { key, dsaEncoding: 'der', ...padding }, signature);
  } catch {
    // OpenSSL throws on what is no signature at all.
    return false;
  }
}
