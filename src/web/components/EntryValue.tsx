import type { ReactNode } from 'react';
import { type Control, wordsOf } from './entry.ts';
import { FileLink } from './FileLink.tsx';

interface Props {
  readonly control: Control;
  readonly value: unknown;
}

/** What was filled in, to be read. */
export function EntryValue({ control, value }: Props): ReactNode {
  if (value === undefined || value === null || value === '') return <NotGiven />;
  if (control.kind === 'file') return <FileLink id={Number(value)} />;
  const words = wordsOf(control, value);
  return words === '' ? <NotGiven /> : <span className="lines">{words}</span>;
}

export function NotGiven(): ReactNode {
  return <span className="secondary">未填写</span>;
}
