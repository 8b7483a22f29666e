import type { ReactNode } from 'react';

interface Props {
  readonly id: number;
  readonly file: { readonly name: string; readonly size: number } | undefined;
}

const KB = 1024;

/** A file to download; the browser never shows it as a page of ours. */
export function FileLink({ id, file }: Props): ReactNode {
  return (
    <>
      <a href={`/api/v1/files/${id}`} download>
        {file?.name ?? `文件 ${id}`}
      </a>
      {file !== undefined && <span className="secondary">（{sizeOf(file.size)}）</span>}
    </>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}
