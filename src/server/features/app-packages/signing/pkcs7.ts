import { createHash } from 'node:crypto';
import { type BaseBlock, fromBER, ObjectIdentifier } from 'asn1js';
import { Damaged } from '../formats/damaged.ts';
import { findPublicKey, type SignatureAlgorithm, verifies } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';

/** Who signed a detached PKCS#7 message, and whether the signature holds for these contents. */
export interface Pkcs7Signer {
  readonly certificate: Certificate;
  readonly isVerified: boolean;
  /** The oldest version of Android that can verify it. */
  readonly sinceSdk: number;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTEXT = 3;
const SET = 0x31;

const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** By how the ids of their algorithms begin. */
const KEYS: readonly (readonly [string, SignatureAlgorithm['key']])[] = [
  ['1.2.840.113549.1.1.', 'rsa'],
  ['1.2.840.10040.4.', 'dsa'],
  ['2.16.840.1.101.3.4.3.', 'dsa'],
  ['1.2.840.10045.', 'ec'],
];

/** The first signer whose certificate is in the message. @throws Damaged */
export function verifyPkcs7(message: Buffer, contents: Buffer): Pkcs7Signer {
  const signedData = signedDataOf(message);
  const signerInfos = signedData.findLast((block) => block.idBlock.tagNumber === 17);
  const certificates = signedData.find((block) => isContext(block, 0));
  const known = (certificates === undefined ? [] : childrenOf(certificates)).map((block) =>
    readCertificate(rawOf(block)),
  );
  for (const info of signerInfos === undefined ? [] : childrenOf(signerInfos)) {
    const parts = childrenOf(info);
    const certificate = known.find((one) => isNamedBy(one, parts[1]));
    if (certificate !== undefined) {
      const claim = claimOf(parts);
      return { certificate, isVerified: holds(claim, certificate, contents), sinceSdk: sinceSdk(claim) };
    }
  }
  throw new Damaged('no signer');
}

function signedDataOf(message: Buffer): readonly BaseBlock[] {
  const [type, content] = childrenOf(decoded(message));
  const [signedData] = content === undefined ? [] : childrenOf(content);
  if (type === undefined || oidOf(type) !== SIGNED_DATA || signedData === undefined)
    throw new Damaged('PKCS#7');
  return childrenOf(signedData);
}

function decoded(message: Buffer): BaseBlock {
  try {
    const { offset, result } = fromBER(message);
    if (offset !== -1) return result;
  } catch (error) {
    // It throws for some kinds of damage, such as dates that are none, and answers -1 for others.
    throw new Damaged('PKCS#7', { cause: error });
  }
  throw new Damaged('PKCS#7');
}

/** By issuer and serial number. */
function isNamedBy({ issuer, serial }: Certificate, id: BaseBlock | undefined): boolean {
  const [name, number] = id === undefined ? [] : childrenOf(id);
  return (
    name !== undefined &&
    number !== undefined &&
    rawOf(name).equals(issuer) &&
    contentOf(number).equals(serial)
  );
}

interface Claim {
  /** Signed in place of the contents, whose digest they carry. */
  readonly attributes: BaseBlock | undefined;
  readonly hash: string | undefined;
  readonly kind: SignatureAlgorithm['key'] | undefined;
  readonly signature: BaseBlock | undefined;
}

function claimOf(parts: readonly BaseBlock[]): Claim {
  const attributes = isContext(parts[3], 0) ? parts[3] : undefined;
  const [algorithm, signature] = attributes === undefined ? parts.slice(3) : parts.slice(4);
  return {
    attributes,
    hash: HASHES[oidOf(childrenOf(parts[2])[0])],
    kind: KEYS.find(([beginning]) => oidOf(childrenOf(algorithm)[0]).startsWith(beginning))?.[1],
    signature,
  };
}

function holds(
  { attributes, hash, kind, signature }: Claim,
  certificate: Certificate,
  contents: Buffer,
): boolean {
  const key = findPublicKey(certificate.spki);
  if (!hash || !kind || !key || signature === undefined) return false;
  const digest = createHash(hash).update(contents).digest();
  if (attributes !== undefined && !messageDigestOf(attributes)?.equals(digest)) return false;
  const data = attributes === undefined ? contents : asSet(rawOf(attributes));
  return verifies(key, hash, kind, { data, signature: contentOf(signature) });
}

const SINCE: Readonly<Record<string, number>> = {
  'rsa sha256': 18,
  'rsa sha224': 21,
  'rsa sha384': 21,
  'rsa sha512': 21,
  'ec sha1': 18,
};
const NEWER_HASHES_SINCE = 21;
/** Android before this version could not verify signed attributes. */
const ATTRIBUTES_SINCE = 19;

function sinceSdk({ attributes, hash, kind }: Claim): number {
  const isOld = hash === 'sha1' || hash === 'md5';
  const algorithm = SINCE[`${kind} ${hash}`] ?? (isOld ? 1 : NEWER_HASHES_SINCE);
  return Math.max(algorithm, attributes === undefined ? 1 : ATTRIBUTES_SINCE);
}

function messageDigestOf(attributes: BaseBlock): Buffer | undefined {
  for (const attribute of childrenOf(attributes)) {
    const [type, values] = childrenOf(attribute);
    const [value] = values === undefined ? [] : childrenOf(values);
    if (type !== undefined && oidOf(type) === MESSAGE_DIGEST && value !== undefined) return contentOf(value);
  }
  return undefined;
}

/** What is signed is the set, not the tagged field that holds it. */
function asSet(raw: Buffer): Buffer {
  const set = Buffer.from(raw);
  set.writeUInt8(SET);
  return set;
}

function isContext(block: BaseBlock | undefined, number: number): boolean {
  return block?.idBlock.tagClass === CONTEXT && block.idBlock.tagNumber === number;
}

function childrenOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  const value: unknown = (block?.valueBlock as { value?: unknown } | undefined)?.value;
  return Array.isArray(value) ? (value as BaseBlock[]) : [];
}

function oidOf(block: BaseBlock | undefined): string {
  return block instanceof ObjectIdentifier ? block.getValue() : '';
}

function contentOf(block: BaseBlock): Buffer {
  const { valueHexView } = block.valueBlock as unknown as { valueHexView?: Uint8Array };
  return Buffer.from(valueHexView ?? []);
}

function rawOf(block: BaseBlock): Buffer {
  return Buffer.from(block.valueBeforeDecodeView);
}
