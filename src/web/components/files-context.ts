import { createContext, use } from 'react';

export interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

interface Files {
  /** Those that are known by name. */
  readonly files: readonly StoredFile[];
  /** Whose the uploaded ones are. */
  readonly organisationId: number;
}

export const FilesContext = createContext<Files | null>(null);

export function useFiles(): Files {
  const files = use(FilesContext);
  if (files === null) throw new Error('no files around this field');
  return files;
}
