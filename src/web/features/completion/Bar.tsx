import type { ReactNode } from 'react';

/** A share of one, beside its figures. */
export function Bar({ share }: { readonly share: number }): ReactNode {
  return (
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-all" width={100} height={8} />
      <rect className="bar-part" width={Math.min(1, share) * 100} height={8} />
    </svg>
  );
}
