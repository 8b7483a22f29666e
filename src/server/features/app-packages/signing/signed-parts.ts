import type { ByteSource } from '../../../files/file-store.ts';
import type { ZipDirectory } from '../../../files/zip-directory.ts';

/** The three parts of an APK that its signatures since Android 7 cover: everything but the signing block. */
export interface SignedParts {
  readonly bytes: ByteSource;
  readonly blockStart: number;
  readonly directory: Pick<ZipDirectory, 'start' | 'end'>;
}
