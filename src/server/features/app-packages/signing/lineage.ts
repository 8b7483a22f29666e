import { ByteReader } from '../formats/byte-reader.ts';
import { Damaged } from '../formats/damaged.ts';
import { findAlgorithm, findPublicKey, isSignedBy } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';

const VERSION = 1;
const MOST_NODES = 100;

interface Node {
  readonly certificate: Certificate;
  readonly signedData: Buffer;
  readonly signature: Buffer;
  /** By which algorithm this one was signed, as signed, and by which it signs the next. */
  readonly signedBy: number;
  readonly signsBy: number;
}

/**
 * The certificates that an app was signed with over time, oldest first; undefined unless each vouches for the next.
 * @throws Damaged
 */
export function verifiedLineage(attribute: Buffer): Certificate[] | undefined {
  const reader = new ByteReader(attribute);
  if (reader.u32() !== VERSION) throw new Damaged('lineage');
  const nodes = [...reader.slices()].map(readNode);
  if (nodes.length === 0 || nodes.length > MOST_NODES) throw new Damaged('lineage');
  const isDistinct = new Set(nodes.map(({ certificate }) => certificate.sha256)).size === nodes.length;
  const isWhole = nodes.every((node, index) => {
    const before = nodes[index - 1];
    return before === undefined || vouches(before, node);
  });
  return isDistinct && isWhole ? nodes.map(({ certificate }) => certificate) : undefined;
}

function readNode(slice: Buffer): Node {
  const reader = new ByteReader(slice);
  const signedData = reader.prefixed();
  const signsBy = reader.skip(4).u32();
  const signature = reader.prefixed();
  const signed = new ByteReader(signedData);
  return {
    certificate: readCertificate(signed.prefixed()),
    signedBy: signed.u32(),
    signedData,
    signature,
    signsBy,
  };
}

function vouches(before: Node, node: Node): boolean {
  const algorithm = findAlgorithm(before.signsBy);
  const key = findPublicKey(before.certificate.spki);
  if (algorithm === undefined || key === undefined || node.signedBy !== before.signsBy) return false;
  return isSignedBy(key, algorithm, { data: node.signedData, signature: node.signature });
}
