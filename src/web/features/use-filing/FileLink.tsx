import type { ReactNode } from 'react';

/** Leads to a stored file, which the browser saves and never shows as a page of ours. */
export function FileLink({ id, name }: { readonly id: number; readonly name: string }): ReactNode {
  return (
    <a href={`/api/v1/files/${id}`} download>
      {name}
    </a>
  );
}
