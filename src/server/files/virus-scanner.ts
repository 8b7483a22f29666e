import { Readable } from 'node:stream';
import { Failure } from '../errors.ts';
import type { ByteSource } from './file-store.ts';
import type { Scan } from './files.ts';

export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly signature: string }
  | { readonly kind: 'unanswered'; readonly reason: string };

/** A service beside the platform that knows viruses. */
export interface VirusScanner {
  /** Never throws: what cannot be scanned within the time given is unanswered. */
  scan(contents: Readable, patienceMs: number): Promise<Verdict>;
}

/** How long somebody who uploads is kept waiting; a larger file is scanned afterwards. */
const PATIENCE_MS = 30_000;
const WINDOW = 2 ** 20;

/**
 * What becomes of an upload: without an answer it waits, and is never taken for clean.
 * @throws InfectedFile
 */
export async function scanUpload(scanner: VirusScanner | null, bytes: ByteSource): Promise<Scan> {
  if (scanner === null) return 'none';
  const verdict = await scanner.scan(Readable.from(windowsOf(bytes)), PATIENCE_MS);
  if (verdict.kind === 'infected') throw new InfectedFile(verdict.signature);
  return verdict.kind === 'clean' ? 'clean' : 'unscanned';
}

async function* windowsOf(bytes: ByteSource): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.size; at += WINDOW) yield await bytes.read(at, WINDOW);
}

export class InfectedFile extends Failure {
  readonly signature: string;

  constructor(signature: string) {
    super('unsupported-media', `文件中发现病毒（${signature}），没有保存。`, {
      remedy: '请在本机查杀病毒，确认安全后重新上传。',
    });
    this.signature = signature;
  }
}
