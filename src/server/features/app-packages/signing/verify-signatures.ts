import type { ByteSource } from '../../../files/file-store.ts';
import type { ZipDirectory, ZipEntry } from '../../../files/zip-directory.ts';
import { unlessDamaged } from '../formats/damaged.ts';
import { contentDigests } from './content-digests.ts';
import { type JarSignature, verifyJarSignature } from './jar-signature.ts';
import { type SchemeResult, type SigningFault, schemeResult } from './scheme-result.ts';
import { readSigners, type SchemeSigner } from './scheme-signer.ts';
import { findSigningBlock, SCHEME_BLOCKS, type SigningBlock } from './signing-block.ts';
import { strippedSchemes } from './stripping.ts';
import { type BlockScheme, digestsOf, verifyScheme } from './verify-scheme.ts';

export interface SignedPackage {
  readonly bytes: ByteSource;
  readonly directory: ZipDirectory;
  /** The oldest version of Android on which the app runs. */
  readonly minSdk: number;
  /** Undefined for an entry that is damaged or larger. */
  readonly read: (entry: ZipEntry, limit: number) => Promise<Buffer | undefined>;
}

export interface Signatures {
  readonly schemes: readonly SchemeResult[];
  /** Scheme v1 still needs its entries compared; undefined where there is none. */
  readonly jar: JarSignature | undefined;
}

const BLOCK_SCHEMES = Object.keys(SCHEME_BLOCKS) as BlockScheme[];
/** Of the manifest of a jar and what is signed about it. */
const LARGEST_MANIFEST = 16 * 2 ** 20;
const LARGEST_MESSAGE = 2 ** 20;
const MOST_JAR_SIGNERS = 10;

/** Every signature that is there, verified; the stripping of one is a fault of the one that tells of it. */
export async function verifySignatures(signed: SignedPackage): Promise<Signatures> {
  const block = await signingBlockOf(signed);
  const jar = await jarSignatureOf(signed);
  if (block === 'damaged') return { schemes: [schemeResult('v2', [], [{ fault: 'damaged' }])], jar };
  const signers = new Map(
    BLOCK_SCHEMES.flatMap((scheme) => {
      const value = block?.values.get(SCHEME_BLOCKS[scheme]);
      return value === undefined ? [] : [[scheme, signersIn(value, scheme)] as const];
    }),
  );
  const wanted = new Set([...signers.values()].flatMap((each) => digestsOf(each ?? [])));
  const digests =
    block === undefined ? new Map() : await contentDigests({ ...signed, blockStart: block.start }, wanted);
  const stripped = strippedSchemes({ signers, announced: jar?.announced });
  const schemes = [...signers].map(([scheme, each]) => {
    const { signers: found, faults } = verifyScheme(scheme, each, digests);
    return schemeResult(scheme, found, [...faults, ...(stripped.get(scheme) ?? [])]);
  });
  return { schemes, jar: jar && { ...jar, faults: [...jar.faults, ...(stripped.get('v1') ?? [])] } };
}

async function signingBlockOf({
  bytes,
  directory,
}: SignedPackage): Promise<SigningBlock | undefined | 'damaged'> {
  const outcome = await findSigningBlock(bytes, directory).catch((error: unknown) => ({ error }));
  if (outcome === undefined || 'values' in outcome) return outcome;
  return (
    unlessDamaged(() => {
      throw outcome.error;
    }) ?? 'damaged'
  );
}

function signersIn(value: Buffer, scheme: BlockScheme): SchemeSigner[] | undefined {
  return unlessDamaged(() => readSigners(value, scheme !== 'v2'));
}

async function jarSignatureOf({ directory, read, minSdk }: SignedPackage): Promise<JarSignature | undefined> {
  const byName = new Map(directory.entries.map((entry) => [entry.name, entry]));
  const files = directory.entries.filter(({ name }) => /^META-INF\/[^/]+\.SF$/.test(name));
  if (files.length === 0) return undefined;
  const listed = byName.get('META-INF/MANIFEST.MF');
  const manifest = listed && (await read(listed, LARGEST_MANIFEST));
  if (manifest === undefined || files.length > MOST_JAR_SIGNERS) return brokenJar('damaged');
  const signatures = [];
  for (const entry of files) {
    const stem = entry.name.slice(0, -'.SF'.length);
    const block = ['RSA', 'DSA', 'EC'].map((type) => byName.get(`${stem}.${type}`)).find(Boolean);
    const file = await read(entry, LARGEST_MANIFEST);
    if (file === undefined) return brokenJar('damaged');
    signatures.push({ file, message: block && (await read(block, LARGEST_MESSAGE)) });
  }
  return verifyJarSignature({ manifest, signatures, minSdk });
}

function brokenJar(fault: SigningFault): JarSignature {
  return { signers: [], faults: [{ fault }], expected: new Map(), announced: new Set() };
}
