import { Readable } from 'node:stream';
import type { FileId, OrganisationId } from '../src/policy/ids.ts';
import type { Tx } from '../src/server/db/database.ts';
import type { FileStore } from '../src/server/files/file-store.ts';
import { type NewFile, registerFiles } from '../src/server/files/files.ts';
import { mediaTypeOf } from '../src/server/files/media-type.ts';
import type { Occasion } from '../src/server/occasion.ts';
import { EVIDENCE, type EvidenceKind, PROVIDER_EVIDENCE, type ProviderEvidenceKind } from './evidence.ts';
import { examplePdf } from './example-pdf.ts';

export interface EvidenceWanted {
  readonly kind: EvidenceKind | ProviderEvidenceKind;
  readonly organisationId: OrganisationId;
}

/** Uploads documents and returns their keys in the order given. */
export type UploadEvidence = (
  tx: Tx,
  occasion: Occasion,
  wanted: readonly EvidenceWanted[],
) => Promise<FileId[]>;

const LIMIT_BYTES = 1024 * 1024;

/** One small document of each kind lies in the store; every upload is a file of its organisation with those contents. */
export async function evidenceUploads(store: FileStore): Promise<UploadEvidence> {
  const contents = new Map<EvidenceWanted['kind'], Omit<NewFile, 'organisationId'>>();
  for (const [kind, title] of Object.entries({ ...EVIDENCE, ...PROVIDER_EVIDENCE })) {
    const pdf = examplePdf(['演示数据', title, '本文件由演示程序生成，不是真实的文件，不具有任何效力。']);
    const { stored, inspected } = await store.write(Readable.from([pdf]), {
      limitBytes: LIMIT_BYTES,
      inspect: mediaTypeOf,
    });
    contents.set(kind as EvidenceWanted['kind'], {
      name: `${title}（演示数据）.pdf`,
      mediaType: inspected,
      stored,
    });
  }
  return async (tx, occasion, wanted) => {
    const files = wanted.map(({ kind, organisationId }): NewFile => {
      const content = contents.get(kind);
      if (content === undefined) throw new Error(`no document ${kind}`);
      return { ...content, organisationId };
    });
    return (await registerFiles(tx, occasion, files)).map(({ id }) => id);
  };
}
