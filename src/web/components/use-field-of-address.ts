import { useEffect } from 'react';

/** A link from a list of defects leads to the field itself. */
export function useFieldOfAddress(): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id === '') return;
    const target =
      document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}."]`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }, []);
}
