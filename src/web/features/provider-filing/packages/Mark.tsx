import type { ReactNode } from 'react';

/** How what was declared compares: in word and shape, and only then in colour. */
export type Comparison = 'agrees' | 'differs' | 'look' | 'told';

const SHAPES: Readonly<Record<Comparison, string>> = { agrees: '✔', differs: '■', look: '◐', told: '○' };
const STYLES: Readonly<Record<Comparison, string>> = {
  agrees: 'in-order',
  differs: 'finding-violation',
  look: 'finding-warning',
  told: 'secondary',
};

interface Props {
  readonly is: Comparison;
  readonly children: ReactNode;
}

export function Mark({ is, children }: Props): ReactNode {
  return (
    <span className={`block ${STYLES[is]}`}>
      <span aria-hidden="true">{SHAPES[is]}</span> {children}
    </span>
  );
}
