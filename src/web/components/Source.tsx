import type { ReactNode } from 'react';

interface Props {
  readonly source: string | undefined;
  /** The rule as the list of requirements numbers it, such as `UF-3`. */
  readonly rule?: string | undefined;
  readonly isBeside?: boolean;
}

/** By which article something is wrong. */
export function Source({ source, rule, isBeside = false }: Props): ReactNode {
  if (source === undefined) return null;
  return (
    <span className={isBeside ? 'secondary beside' : 'secondary'}>
      依据：{source}
      {rule !== undefined && `（${rule}）`}
    </span>
  );
}
