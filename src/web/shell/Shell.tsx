import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useMe } from '../api/me.ts';
import { useSessionHasEnded } from '../api/session-end.ts';
import { Banner } from './Banner.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { PagesContext } from './own-pages.ts';
import { pages } from './pages.ts';

const SetUp = lazy(() => import('../features/identity/SetUp.tsx'));
const SignInAgain = lazy(() => import('../features/identity/SignInAgain.tsx'));

/** Around every page for those who are signed in. */
export function Shell(): ReactNode {
  const { toDo } = useMe();
  return (
    <PagesContext value={pages}>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <Banner />
      {toDo.length === 0 ? (
        <div className="shell">
          <Header />
          <Navigation />
          <Main />
        </div>
      ) : (
        <main id="main" className="narrow">
          <Suspense>
            <SetUp />
          </Suspense>
        </main>
      )}
    </PagesContext>
  );
}

function Main(): ReactNode {
  const hasEnded = useSessionHasEnded();
  return (
    <main id="main" tabIndex={-1}>
      <Suspense>
        <Outlet />
        {hasEnded && <SignInAgain />}
      </Suspense>
    </main>
  );
}
