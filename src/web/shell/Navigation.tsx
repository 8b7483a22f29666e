import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type NavigationEntry, useOwnPages } from '../components/own-pages.ts';

/** The pages for whoever is signed in; on a phone behind a button. */
export function Navigation(): ReactNode {
  const entries = useOwnPages();
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className="navigation" aria-label="工作台">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        导航
      </button>
      <ul className={isOpen ? 'open' : undefined}>
        {entries.map(({ path, title }) => (
          <Entry key={path} path={path} title={title} onGo={() => setOpen(false)} />
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps extends NavigationEntry {
  readonly onGo: () => void;
}

function Entry({ path, title, onGo }: EntryProps): ReactNode {
  return (
    <li>
      <Link to={path} activeOptions={{ exact: path === '/', includeSearch: false }} onClick={onGo}>
        {title}
      </Link>
    </li>
  );
}
