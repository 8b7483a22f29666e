import { type ReactNode, useMemo } from 'react';
import { FilesContext, type StoredFile } from './files-context.ts';

interface Props {
  readonly files: readonly StoredFile[];
  /** Whose the files are that are uploaded inside. */
  readonly organisationId: number;
  readonly children: ReactNode;
}

/** Around whatever shows or takes files. */
export function Files({ files, organisationId, children }: Props): ReactNode {
  const value = useMemo(() => ({ files, organisationId }), [files, organisationId]);
  return <FilesContext value={value}>{children}</FilesContext>;
}
