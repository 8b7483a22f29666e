import { createHash, sign } from 'node:crypto';
import { prefixed, u32, u64 } from './binary-chunks.ts';
import type { SigningKey } from './signing-keys.ts';

/** Ids of the algorithms: ECDSA and RSA PKCS#1 with SHA-256. */
const ALGORITHMS = { ec: 0x0201, rsa: 0x0103 } as const;
const BLOCKS = { v2: 0x7109871a, v3: 0xf05368c0, 'v3.1': 0x1b93ad61 } as const;
const MAGIC = 'APK Sig Block 42';
const NEWEST = 0x7fffffff;
export const BEARS_STRONGER = 0xbeeff00d;
export const PROOF_OF_ROTATION = 0x3ba06f8c;
export const ROTATION_FROM_SDK = 0x559f8b02;

export interface SignWith {
  readonly scheme: keyof typeof BLOCKS;
  readonly key: SigningKey;
  readonly attributes?: readonly (readonly [id: number, value: Buffer])[];
  readonly minSdk?: number;
  readonly maxSdk?: number;
}

/** The archive with a signing block before its directory, whose schemes sign everything else. */
export function signed(archive: Buffer, signers: readonly SignWith[]): Buffer {
  const end = archive.length - 22;
  const directory = archive.readUInt32LE(end + 16);
  const digest = contentDigest([
    archive.subarray(0, directory),
    archive.subarray(directory, end),
    archive.subarray(end),
  ]);
  const block = signingBlock(signers.map((signer) => [BLOCKS[signer.scheme], signerBlock(signer, digest)]));
  const closing = Buffer.from(archive.subarray(end));
  closing.writeUInt32LE(directory + block.length, 16);
  return Buffer.concat([archive.subarray(0, directory), block, archive.subarray(directory, end), closing]);
}

/** Pairs of id and value, as they stand before the directory. */
export function signingBlock(pairs: readonly (readonly [id: number, value: Buffer])[]): Buffer {
  const body = Buffer.concat(pairs.flatMap(([id, value]) => [u64(4 + value.length), u32(id), value]));
  const size = u64(body.length + 24);
  return Buffer.concat([size, body, size, Buffer.from(MAGIC)]);
}

function contentDigest(parts: readonly Buffer[]): Buffer {
  const digests = parts.flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / 2 ** 20) }, (_, index) => {
      const chunk = part.subarray(index * 2 ** 20, (index + 1) * 2 ** 20);
      return sha256(Buffer.from([0xa5]), u32(chunk.length), chunk);
    }),
  );
  return sha256(Buffer.from([0x5a]), u32(digests.length), ...digests);
}

const sha256 = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

function signerBlock(signer: SignWith, digest: Buffer): Buffer {
  const { scheme, key, attributes = [], minSdk = scheme === 'v3.1' ? 33 : 28, maxSdk = NEWEST } = signer;
  const sdks = scheme === 'v2' ? [] : [u32(minSdk), u32(maxSdk)];
  const data = Buffer.concat([
    prefixed(prefixed(u32(ALGORITHMS[key.kind]), prefixed(digest))),
    prefixed(prefixed(key.certificate)),
    ...sdks,
    prefixed(...attributes.map(([id, value]) => prefixed(u32(id), value))),
  ]);
  const signature = prefixed(u32(ALGORITHMS[key.kind]), prefixed(sign('sha256', data, key.privateKey)));
  return prefixed(prefixed(prefixed(data), ...sdks, prefixed(signature), prefixed(key.spki)));
}

/** Each key vouches for the next, oldest first. */
export function lineageOf(keys: readonly SigningKey[]): Buffer {
  const nodes = keys.map((key, index) => {
    const before = keys[index - 1];
    const signedBy = before === undefined ? 0 : ALGORITHMS[before.kind];
    const data = Buffer.concat([prefixed(key.certificate), u32(signedBy)]);
    const signature = before === undefined ? Buffer.alloc(0) : sign('sha256', data, before.privateKey);
    return prefixed(prefixed(data), u32(0x17), u32(ALGORITHMS[key.kind]), prefixed(signature));
  });
  return Buffer.concat([u32(1), ...nodes]);
}
