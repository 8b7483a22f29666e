import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';

/** A signer of scheme v2, v3 or v3.1 as it stands in the signing block. */
export interface SchemeSigner {
  readonly signedData: Buffer;
  /** Digests of the contents, by the id of the algorithm. */
  readonly digests: ReadonlyMap<number, Buffer>;
  readonly certificates: readonly Buffer[];
  readonly attributes: ReadonlyMap<number, Buffer>;
  readonly signatures: ReadonlyMap<number, Buffer>;
  readonly publicKey: Buffer;
  /** As signed (v3). */
  readonly sdks?: { readonly min: number; readonly max: number };
  /** What stands outside of the signed data agrees with it. */
  readonly sdksAgree: boolean;
}

const MOST_SIGNERS = 10;
const MOST_PARTS = 100;

/** @throws Damaged */
export function readSigners(block: Buffer, hasSdks: boolean): SchemeSigner[] {
  const signers = [...new ByteReader(new ByteReader(block).prefixed()).slices()];
  if (signers.length > MOST_SIGNERS) throw new Damaged('too many signers');
  return signers.map((signer) => readSigner(signer, hasSdks));
}

function readSigner(bytes: Buffer, hasSdks: boolean): SchemeSigner {
  const reader = new ByteReader(bytes);
  const signedData = reader.prefixed();
  const outside = hasSdks ? { min: reader.u32(), max: reader.u32() } : undefined;
  const signatures = numbered(reader.prefixed(), (part) => part.prefixed());
  const publicKey = reader.prefixed();
  const signed = new ByteReader(signedData);
  const digests = numbered(signed.prefixed(), (part) => part.prefixed());
  const certificates = [...new ByteReader(signed.prefixed()).slices()];
  const sdks = hasSdks ? { min: signed.u32(), max: signed.u32() } : undefined;
  const attributes = signed.remaining === 0 ? new Map<number, Buffer>() : attributesOf(signed.prefixed());
  if (certificates.length > MOST_PARTS) throw new Damaged('too many certificates');
  return {
    signedData,
    digests,
    certificates,
    attributes,
    signatures,
    publicKey,
    sdksAgree: sdks?.min === outside?.min && sdks?.max === outside?.max,
    ...(sdks && { sdks }),
  };
}

function attributesOf(bytes: Buffer): Map<number, Buffer> {
  return numbered(bytes, (part) => part.take(part.remaining));
}

/** Slices that each begin with a number. */
function numbered(bytes: Buffer, rest: (part: ByteReader) => Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (const slice of new ByteReader(bytes).slices()) {
    const part = new ByteReader(slice);
    found.set(part.u32(), rest(part));
    if (found.size > MOST_PARTS) throw new Damaged('too many parts');
  }
  return found;
}
