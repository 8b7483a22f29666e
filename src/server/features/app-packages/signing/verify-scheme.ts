import { unlessDamaged } from '../formats/damaged.ts';
import { type ContentDigest, findAlgorithm, findPublicKey, isSignedBy } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { verifiedLineage } from './lineage.ts';
import { type Fault, type Scheme, type SchemeResult, type Signer, schemeResult } from './scheme-result.ts';
import type { SchemeSigner } from './scheme-signer.ts';

const PROOF_OF_ROTATION = 0x3ba06f8c;
const NEWEST_ANDROID = 0x7fffffff;

export type BlockScheme = Exclude<Scheme, 'v1'>;

/** What the signatures of one scheme in the signing block are worth, given the digests of the contents as they are. */
export function verifyScheme(
  scheme: BlockScheme,
  signers: readonly SchemeSigner[] | undefined,
  digests: ReadonlyMap<ContentDigest, Buffer>,
): SchemeResult {
  if (signers === undefined) return schemeResult(scheme, [], [{ fault: 'damaged' }]);
  if (signers.length === 0) return schemeResult(scheme, [], [{ fault: 'no-signer' }]);
  const judged = signers.map((signer) => judgeSigner(signer, digests));
  const ranges = scheme !== 'v2' && !rangesFit(signers) ? [{ fault: 'sdk-ranges' } as const] : [];
  return schemeResult(
    scheme,
    judged.map(({ signer }) => signer),
    [...judged.flatMap(({ faults }) => faults), ...ranges],
  );
}

/** By which digests of the contents these signers can be judged. */
export function digestsOf(signers: readonly SchemeSigner[]): ContentDigest[] {
  return signers.flatMap(({ digests }) =>
    [...digests.keys()].flatMap((id) => findAlgorithm(id)?.digest ?? []),
  );
}

interface Judged {
  readonly signer: Signer;
  readonly faults: readonly Fault[];
}

function judgeSigner(signer: SchemeSigner, digests: ReadonlyMap<ContentDigest, Buffer>): Judged {
  const [first] = signer.certificates;
  const certificate = first && unlessDamaged(() => readCertificate(first));
  const rotation = rotationOf(signer, certificate);
  const { sdks } = signer;
  return {
    signer: {
      certificate: certificate?.sha256,
      lineage: rotation.lineage,
      ...(sdks && { minSdk: sdks.min, maxSdk: sdks.max }),
    },
    faults: [
      ...keyFaults(signer, certificate),
      ...signatureFaults(signer),
      ...digestFaults(signer, digests),
      ...rotation.faults,
      ...(signer.sdksAgree ? [] : [{ fault: 'sdk-ranges' } as const]),
    ],
  };
}

/** The key that the signatures are verified with has to be the certificate's. */
function keyFaults({ publicKey }: SchemeSigner, certificate: Certificate | undefined): Fault[] {
  if (certificate === undefined) return [{ fault: 'damaged' }];
  return certificate.spki.equals(publicKey) ? [] : [{ fault: 'public-key-differs' }];
}

/** Every signature of a known algorithm has to hold, and there has to be one. */
function signatureFaults({ signatures, digests, publicKey, signedData }: SchemeSigner): Fault[] {
  const ids = [...signatures.keys()];
  if (ids.length !== digests.size || ids.some((id) => !digests.has(id)))
    return [{ fault: 'algorithms-differ' }];
  const key = findPublicKey(publicKey);
  const known = ids.filter((id) => findAlgorithm(id) !== undefined);
  if (key === undefined || known.length === 0) return [{ fault: 'no-supported-algorithm' }];
  const isWrong = known.some((id) => {
    const algorithm = findAlgorithm(id);
    const signature = signatures.get(id);
    return !algorithm || !signature || !isSignedBy(key, algorithm, { data: signedData, signature });
  });
  return isWrong ? [{ fault: 'signature-wrong' }] : [];
}

function digestFaults(signer: SchemeSigner, digests: ReadonlyMap<ContentDigest, Buffer>): Fault[] {
  const isWrong = [...signer.digests].some(([id, claimed]) => {
    const algorithm = findAlgorithm(id);
    return algorithm !== undefined && digests.get(algorithm.digest)?.equals(claimed) !== true;
  });
  return isWrong ? [{ fault: 'digest-wrong' }] : [];
}

interface Rotation {
  readonly lineage: readonly string[];
  readonly faults: readonly Fault[];
}

/** The last of the lineage has to be the one who signed. */
function rotationOf({ attributes }: SchemeSigner, certificate: Certificate | undefined): Rotation {
  const proof = attributes.get(PROOF_OF_ROTATION);
  if (proof === undefined) return { lineage: [], faults: [] };
  const certificates = unlessDamaged(() => verifiedLineage(proof));
  const isWhole = certificates !== undefined && certificates.at(-1)?.sha256 === certificate?.sha256;
  return {
    lineage: (certificates ?? []).map(({ sha256 }) => sha256),
    faults: isWhole ? [] : [{ fault: 'lineage-broken' }],
  };
}

/** The signers of a v3 scheme follow each other without gap or overlap: for each version of Android there is one. */
function rangesFit(signers: readonly SchemeSigner[]): boolean {
  const ranges = signers
    .flatMap(({ sdks }) => (sdks === undefined ? [] : [sdks]))
    .toSorted((a, b) => a.min - b.min);
  return (
    ranges.length === signers.length &&
    ranges.at(-1)?.max === NEWEST_ANDROID &&
    ranges.every(({ min, max }, index) => {
      const before = ranges[index - 1];
      return min <= max && (before === undefined || before.max + 1 === min);
    })
  );
}
