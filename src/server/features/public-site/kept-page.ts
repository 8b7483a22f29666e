import { gzipSync } from 'node:zlib';
import { etagOf } from '../../http/etag.ts';

/** A rendered page, the same for every reader. */
export interface KeptPage {
  readonly status: number;
  readonly text: string;
  readonly etag: string;
  readonly gzipped: () => Buffer;
  /** When it was read from the database. */
  readonly at: Date;
  /** It says so itself, since the database is away. */
  readonly isOfThen: boolean;
}

export function keptPage(
  text: string,
  status: number,
  { at, isOfThen = false }: { readonly at: Date; readonly isOfThen?: boolean },
): KeptPage {
  let gzipped: Buffer | undefined;
  return { status, text, at, isOfThen, etag: etagOf(text), gzipped: () => (gzipped ??= gzipSync(text)) };
}
