import type { App } from '../../http/fastify.ts';
import { accountRoutes } from './account-routes.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { oneTimeLinkPage } from './one-time-link-page.ts';
import { sessionRoutes } from './session-routes.ts';

export function identityRoutes(app: App): void {
  sessionRoutes(app);
  accountRoutes(app);
  apiKeyRoutes(app);
  oneTimeLinkPage(app);
  oidcRoutes(app);
}
