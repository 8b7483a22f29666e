import { ByteReader } from '../formats/byte-reader.ts';
import { unlessDamaged } from '../formats/damaged.ts';
import type { Fault, Scheme } from './scheme-result.ts';
import type { SchemeSigner } from './scheme-signer.ts';
import type { BlockScheme } from './verify-scheme.ts';

/** By these attributes a scheme says under signature that the package bears a stronger one as well. */
const BEARS_STRONGER = 0xbeeff00d;
const ROTATION_FROM_SDK = 0x559f8b02;

export interface Present {
  readonly signers: ReadonlyMap<BlockScheme, readonly SchemeSigner[] | undefined>;
  /** Schemes that the signature files of v1 name. */
  readonly announced: ReadonlySet<number> | undefined;
}

/** For each scheme that tells of another one which is not there: what is missing. */
export function strippedSchemes({ signers, announced }: Present): Map<Scheme, Fault[]> {
  const missing = new Map<Scheme, Fault[]>();
  const has = (scheme: BlockScheme): boolean => signers.has(scheme);
  const told: readonly (readonly [by: Scheme, of: BlockScheme, isTold: boolean])[] = [
    ['v1', 'v2', announced?.has(2) === true],
    ['v1', 'v3', announced?.has(3) === true],
    ['v2', 'v3', tells(signers.get('v2'), BEARS_STRONGER, (value) => value === 3)],
    ['v3', 'v3.1', tells(signers.get('v3'), ROTATION_FROM_SDK, () => true)],
  ];
  for (const [by, of, isTold] of told) {
    if (isTold && !has(of)) missing.set(by, [...(missing.get(by) ?? []), { fault: 'stripped', detail: of }]);
  }
  if (rotatesElsewhere(signers)) missing.set('v3.1', [{ fault: 'sdk-ranges' }]);
  return missing;
}

function tells(
  signers: readonly SchemeSigner[] | undefined,
  attribute: number,
  isMeant: (value: number) => boolean,
): boolean {
  return valuesOf(signers, attribute).some(isMeant);
}

/** The version of Android from which v3.1 counts has to be the one that v3 tells of. */
function rotatesElsewhere(signers: Present['signers']): boolean {
  const newer = signers.get('v3.1');
  if (newer === undefined) return false;
  const from = Math.min(...newer.flatMap(({ sdks }) => sdks?.min ?? []));
  return !valuesOf(signers.get('v3'), ROTATION_FROM_SDK).includes(from);
}

function valuesOf(signers: readonly SchemeSigner[] | undefined, attribute: number): number[] {
  return (signers ?? []).flatMap(({ attributes }) => {
    const bytes = attributes.get(attribute);
    return bytes === undefined ? [] : (unlessDamaged(() => new ByteReader(bytes).u32()) ?? []);
  });
}
