import type { ReactNode } from 'react';
import { banner } from './page-settings.ts';

export function Banner(): ReactNode {
  return banner === '' ? null : (
    <aside className="banner" aria-label="提示">
      {banner}
    </aside>
  );
}
