import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useMe } from '../api/me.ts';
import { useSessionHasEnded } from '../api/session-end.ts';
import { CasePanelsContext } from '../cases/case-panel.ts';
import { Banner } from '../components/Banner.tsx';
import { PagesContext } from '../components/own-pages.ts';
import { casePanels } from './case-panels.ts';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { pages } from './pages.ts';

const SetUp = lazy(() => import('../features/identity/SetUp.tsx'));
const SignInAgain = lazy(() => import('../features/identity/SignInAgain.tsx'));

/** Around every page for those who are signed in. */
export function Shell(): ReactNode {
  const { toDo } = useMe();
  return (
    <PagesContext value={pages}>
      <CasePanelsContext value={casePanels}>
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
      </CasePanelsContext>
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
