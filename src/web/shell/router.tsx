import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { takeDevice } from '../api/on-device.ts';
import { Problem } from '../api/problem.ts';
import { NotFound } from './NotFound.tsx';
import { pages } from './pages.ts';
import { queryClient } from './query-client.ts';
import { RouteFailure } from './RouteFailure.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Outlet });

const anybody = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../features/identity/SignIn.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/activate',
    component: lazyRouteComponent(() => import('../features/identity/Activate.tsx')),
  }),
];

const UNAUTHENTICATED = 401;

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location: { pathname, searchStr } }) => {
    try {
      const { accountId } = await queryClient.ensureQueryData(meQuery);
      takeDevice(accountId);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== UNAUTHENTICATED) throw error;
      throw redirect({ to: '/sign-in', search: { to: `${pathname}${searchStr}` } });
    }
  },
});

const inside = pages.map(({ path, load }) =>
  createRoute({ getParentRoute: () => shell, path, component: lazyRouteComponent(load) }),
);

export const router = createRouter({
  routeTree: root.addChildren([...anybody, shell.addChildren(inside)]),
  basepath: '/workbench',
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});
