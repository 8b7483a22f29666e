/** The files of an export, see docs/audit-format.md. */
export const MANIFEST_FILE = 'manifest.json';
export const MANIFEST_HASH_FILE = 'manifest.json.sha256';
export const CHECKPOINTS_FILE = 'checkpoints.jsonl';
export const TIMELINES_FILE = 'timelines.txt';

export const FORMAT = 'edu-app-registry audit export';
export const VERSION = 1;

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly exportedAt: string;
  readonly counts: ExportCounts;
  readonly lastCheckpoint: { readonly number: number; readonly root: string } | null;
  readonly keys: readonly PublishedKey[];
  readonly files: readonly ExportedFile[];
}

export interface ExportCounts {
  readonly streams: number;
  readonly entries: number;
  readonly leaves: number;
  readonly checkpoints: number;
}

export interface PublishedKey {
  readonly id: string;
  /** DER (SubjectPublicKeyInfo) in Base64. */
  readonly publicKey: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Undefined when the text is no manifest of this version. */
export function parseManifest(text: string): Manifest | undefined {
  const manifest = parseJson(text) as Manifest | undefined;
  if (manifest?.format !== FORMAT || manifest.version !== VERSION) return undefined;
  const isWhole =
    Array.isArray(manifest.files) && Array.isArray(manifest.keys) && manifest.counts !== undefined;
  return isWhole ? manifest : undefined;
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
