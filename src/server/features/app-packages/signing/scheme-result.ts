export const SCHEMES = ['v1', 'v2', 'v3', 'v3.1'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What is wrong with a signature. */
export type SigningFault =
  | 'damaged'
  | 'no-signer'
  | 'no-supported-algorithm'
  | 'public-key-differs'
  | 'signature-wrong'
  | 'digest-wrong'
  | 'algorithms-differ'
  | 'algorithm-too-new'
  | 'sdk-ranges'
  | 'lineage-broken'
  | 'stripped'
  | 'manifest-digest-wrong'
  | 'entry-digest-wrong'
  | 'entry-unsigned'
  | 'entry-missing'
  | 'duplicate-manifest-section';

export interface Fault {
  readonly fault: SigningFault;
  /** Which entry, or which scheme is missing. */
  readonly detail?: string;
}

export interface Signer {
  /** Digest of the certificate, as app stores and `apksigner` print it. */
  readonly certificate: string | undefined;
  /** Between which versions of Android it counts (v3). */
  readonly minSdk?: number;
  readonly maxSdk?: number;
  /** Digests of the certificates in the order of rotation, this signer's last; empty without rotation. */
  readonly lineage: readonly string[];
}

/** What one scheme of signing says. What is there and not verified is broken. */
export interface SchemeResult {
  readonly scheme: Scheme;
  readonly isVerified: boolean;
  readonly signers: readonly Signer[];
  readonly faults: readonly Fault[];
}

export function schemeResult(
  scheme: Scheme,
  signers: readonly Signer[],
  faults: readonly Fault[],
): SchemeResult {
  return { scheme, isVerified: faults.length === 0, signers, faults };
}
