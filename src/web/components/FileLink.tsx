import type { ReactNode } from 'react';
import { useFiles } from './files-context.ts';
import { sentFile } from './upload-file.ts';

const KB = 1024;

/** A file to download; the browser never shows it as a page of ours. */
export function FileLink({ id }: { readonly id: number }): ReactNode {
  const file = useFiles().files.find((each) => each.id === id) ?? sentFile(id);
  return (
    <>
      <a href={`/api/v1/files/${id}`} download>
        {file?.name ?? '已上传的文件'}
      </a>
      {file !== undefined && <span className="secondary">（{sizeOf(file.size)}）</span>}
    </>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}
