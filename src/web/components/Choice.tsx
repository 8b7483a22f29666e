import type { ReactNode } from 'react';
import { Select } from './Select.tsx';

/** In a list of options: that none is wanted. */
export const ANY = '';

interface Props {
  readonly label: string;
  readonly value: string;
  /** By value; the empty value stands for any. */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** One of a short list, outside of a form. */
export function Choice({ label, ...chosen }: Props): ReactNode {
  return <Select {...chosen} aria-label={label} />;
}
