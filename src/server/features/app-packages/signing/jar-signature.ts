import { createHash } from 'node:crypto';
import { isDamage, unlessDamaged } from '../formats/damaged.ts';
import { attributeOf, type JarManifest, readJarManifest, type Section } from './jar-manifest.ts';
import type { Fault, Signer } from './scheme-result.ts';

/** Strongest first, by how manifests name them. */
const DIGESTS = [
  ['SHA-512-Digest', 'sha512'],
  ['SHA-384-Digest', 'sha384'],
  ['SHA-256-Digest', 'sha256'],
  ['SHA1-Digest', 'sha1'],
  ['SHA-1-Digest', 'sha1'],
] as const;

/** A digest that an entry must have. */
export interface ExpectedDigest {
  readonly hash: string;
  readonly digest: string;
}

export interface JarFiles {
  readonly manifest: Buffer;
  /** A signature file and the PKCS#7 message over it, one pair for each signer. */
  readonly signatures: readonly { readonly file: Buffer; readonly message: Buffer | undefined }[];
  /** The oldest version of Android on which the app runs. */
  readonly minSdk: number;
}

export interface JarSignature {
  readonly signers: readonly Signer[];
  readonly faults: readonly Fault[];
  /** What the entries have to be, by name. */
  readonly expected: ReadonlyMap<string, ExpectedDigest>;
  /** Schemes that the signers say they have signed with as well: 2, 3. */
  readonly announced: ReadonlySet<number>;
}

/** More names help nobody. */
const MOST_FAULTS = 100;
const ANNOUNCED = 'X-Android-APK-Signed';

/** Scheme v1 up to the entries themselves, whose contents have yet to be compared. */
export async function verifyJarSignature({ manifest, signatures, minSdk }: JarFiles): Promise<JarSignature> {
  const read = unlessDamaged(() => readJarManifest(manifest));
  const announced = new Set<number>();
  const signers: Signer[] = [];
  const faults: Fault[] = [];
  if (read === undefined) return { signers, faults: [{ fault: 'damaged' }], expected: new Map(), announced };
  if (read.hasDuplicates) faults.push({ fault: 'duplicate-manifest-section' });
  for (const { file, message } of signatures) {
    const { certificate, faults: own } = await verifyBlock(file, message, minSdk);
    signers.push({ certificate, lineage: [] });
    faults.push(...own, ...signatureFileFaults(file, manifest, read, announced));
  }
  if (signatures.length === 0) faults.push({ fault: 'no-signer' });
  return { signers, faults, expected: expectedOf(read), announced };
}

interface Block {
  readonly certificate: string | undefined;
  readonly faults: readonly Fault[];
}

async function verifyBlock(file: Buffer, message: Buffer | undefined, minSdk: number): Promise<Block> {
  if (message === undefined) return { certificate: undefined, faults: [{ fault: 'no-signer' }] };
  // Loaded only where there is such a signature.
  const { verifyPkcs7 } = await import('./pkcs7.ts');
  try {
    const { certificate, isVerified, sinceSdk } = verifyPkcs7(message, file);
    const faults: Fault[] = isVerified ? [] : [{ fault: 'signature-wrong' }];
    if (sinceSdk > minSdk) faults.push({ fault: 'algorithm-too-new', detail: String(sinceSdk) });
    return { certificate: certificate.sha256, faults };
  } catch (error) {
    if (isDamage(error)) return { certificate: undefined, faults: [{ fault: 'damaged' }] };
    throw error;
  }
}

/** The signature file has to name every entry, and to vouch for the manifest as a whole or for each of its sections. */
function signatureFileFaults(
  file: Buffer,
  manifest: Buffer,
  read: JarManifest,
  announced: Set<number>,
): Fault[] {
  const signed = unlessDamaged(() => readJarManifest(file));
  if (signed === undefined) return [{ fault: 'damaged' }];
  for (const id of (attributeOf(signed.main, ANNOUNCED) ?? '').split(',')) announced.add(Number(id.trim()));
  const unlisted = [...read.sections.keys()]
    .filter((name) => !signed.sections.has(name))
    .slice(0, MOST_FAULTS);
  const faults: Fault[] = unlisted.map((detail) => ({ fault: 'entry-unsigned', detail }));
  if (agrees(signed.main, manifest, '-Manifest')) return faults;
  const differing = [...read.sections].find(([name, section]) => {
    const own = signed.sections.get(name);
    return own !== undefined && !agrees(own, read.bytes.subarray(section.start, section.end));
  });
  if (differing === undefined && signed.sections.size > 0) return faults;
  return [...faults, { fault: 'manifest-digest-wrong', ...(differing && { detail: differing[0] }) }];
}

function agrees(section: Section, bytes: Buffer, suffix = ''): boolean {
  const known = DIGESTS.find(([name]) => attributeOf(section, `${name}${suffix}`) !== undefined);
  if (known === undefined) return false;
  const [name, hash] = known;
  return createHash(hash).update(bytes).digest('base64') === attributeOf(section, `${name}${suffix}`);
}

function expectedOf({ sections }: JarManifest): Map<string, ExpectedDigest> {
  const expected = new Map<string, ExpectedDigest>();
  for (const [entry, section] of sections) {
    const known = DIGESTS.find(([name]) => attributeOf(section, name) !== undefined);
    if (known !== undefined)
      expected.set(entry, { hash: known[1], digest: attributeOf(section, known[0]) ?? '' });
  }
  return expected;
}
