import type { ReactNode } from 'react';
import { banner } from './page-settings.ts';

export function Banner(): ReactNode {
  return banner === '' ? null : <p className="banner">{banner}</p>;
}
