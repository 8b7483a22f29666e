import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Filing } from './filing-queries.ts';

/** The numbers under which the apps of an approved filing are published. */
export function Published({ filing: { published, form, state } }: { readonly filing: Filing }): ReactNode {
  if (state !== 'approved' || published.length === 0) return null;
  const nameOf = (key: string): string => form.apps?.find((app) => app.key === key)?.name ?? '';
  return (
    <section className="panel" aria-labelledby="published">
      <h2 id="published">已准予备案并公布</h2>
      <ul className="plain">
        {published.map(({ id, key, number }) => (
          <li key={id}>
            <span aria-hidden="true" className="in-order">
              ●
            </span>{' '}
            <Link to="/records/$id" params={{ id: String(id) }}>
              {nameOf(key)}
            </Link>{' '}
            <strong>{number}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
